import * as z from 'zod';
import { factorViewOf } from '../../functions/staff-api/factors.ts';
import { seriesViewOf } from '../../functions/staff-api/series-view.ts';
import { alertSchema } from '../../shared/alerts/alert.ts';
import { alertSummary } from '../../shared/api/alerts.ts';
import { seriesView } from '../../shared/api/series.ts';
import { indicatorSchema } from '../../shared/catalog/indicator.ts';
import { partnershipSchema } from '../../shared/catalog/partnership.ts';
import { placeSchema } from '../../shared/catalog/place.ts';
import type { Released, ReleasedCell } from '../../shared/disclosure/release.ts';
import { enrollment, library, lowIncome, madeFactor } from '../../shared/factors/testing/made-factor.ts';

export const partnership = partnershipSchema.parse({ name: 'Rivermouth Partnership', demo: true });

export const places = z.array(placeSchema).parse([
  { id: 'rivermouth', kind: 'region', name: 'Rivermouth' },
  { id: 'highline', kind: 'district', name: 'Highline', parentId: 'rivermouth' },
  { id: 'juniper-middle', kind: 'school', name: 'Juniper Middle', parentId: 'highline' },
  { id: 'oakmoor', kind: 'district', name: 'Oakmoor', parentId: 'rivermouth' },
  { id: 'glenhaven', kind: 'district', name: 'Glenhaven', parentId: 'rivermouth' },
]);

const gap = { focal: 'english_learner:yes', reference: 'english_learner:no' };

export const indicators = z.array(indicatorSchema).parse([
  {
    id: 'chronic-absence',
    name: 'Chronic absence',
    dataset: 'attendance',
    definition: { kind: 'chronic-absence' },
    betterWhen: 'lower',
    periodKind: 'month',
    edition: 'absent at least 10% of enrolled days',
    source: 'district attendance files',
    breaks: [{ from: '2024-25-YEAR', reason: 'Half days count as half.', earlierEdition: 'whole days' }],
    gaps: [gap],
  },
]);

export const owners = [
  { id: 'jordan-ames', name: 'Jordan Ames', email: 'jordan@partnership.example' },
  { id: 'maya-lindqvist', name: 'Maya Lindqvist', email: 'maya@partnership.example' },
];

export const title = 'Chronic absence at Highline rose to 23.1%';
export const sentence = 'Chronic absence at Highline rose from 20.5% to 23.1%, above 22%.';

const ofAlert = { ruleId: 'absence-above-22', ruleVersion: 1, indicatorId: 'chronic-absence', placeId: 'highline' };
/** The first of the alerts below, whole. */
export const alert = alertSchema.parse({
  ...ofAlert,
  id: 'absence-above-22~chronic-absence~highline~all',
  state: 'firing',
  reason: 'opened',
  since: '2026-01',
  period: '2026-02',
  changedAt: '2026-03-10T17:42:00.000Z',
  revision: 1,
  history: [
    {
      ...{ revision: 1, at: '2026-03-10T17:42:00.000Z', state: 'firing', reason: 'opened' },
      ...{ period: '2026-01', ruleVersion: 1 },
    },
  ],
  finding: {
    ...ofAlert,
    ...{ kind: 'level', period: '2026-02', group: 'all', percent: 22, all: {} },
    after: { period: '2026-02', counts: { numerator: 231, denominator: 1000 } },
  },
});

export const alerts = z.array(alertSummary).parse([
  {
    id: 'absence-above-22~chronic-absence~highline~all',
    ruleId: 'absence-above-22',
    ruleVersion: 1,
    indicatorId: 'chronic-absence',
    placeId: 'highline',
    state: 'firing',
    reason: 'opened',
    since: '2026-01',
    period: '2026-02',
    changedAt: '2026-03-10T17:42:00.000Z',
    revision: 1,
    title,
    sentence,
    isImprovement: false,
  },
  {
    id: 'absence-better~chronic-absence~oakmoor~all',
    ruleId: 'absence-better',
    ruleVersion: 1,
    indicatorId: 'chronic-absence',
    placeId: 'oakmoor',
    state: 'firing',
    reason: 'opened',
    since: '2026-01',
    period: '2026-02',
    changedAt: '2026-03-10T17:42:00.000Z',
    revision: 1,
    title: 'Chronic absence at Oakmoor is lower than usual: 17.1%',
    sentence: 'Chronic absence at Oakmoor is lower than usual: 17.1% in Feb 2026.',
    isImprovement: true,
  },
]);

const months = ['09', '10', '11', '12', '01', '02', '03', '04', '05'];
const periods = [2023, 2024, 2025]
  .flatMap((starts) => months.map((month) => `${Number(month) < 7 ? starts + 1 : starts}-${month}`))
  .filter((period) => period <= '2026-02');

/**
 * A made course: rises to winter and falls again, and ends high, at Oakmoor low, but not for English learners; two periods
 * are hidden.
 */
function cells(placeId: string, index: number): Record<string, ReleasedCell> {
  const season = Math.sin((Math.PI * (index % months.length)) / months.length);
  const isFalling = placeId === 'oakmoor';
  const at = (base: number, students: number, latest = isFalling ? -0.04 : 0.02): ReleasedCell => {
    const drift = 0.002 * Math.floor(index / months.length);
    const share = base + 0.05 * season + drift + (index >= 22 ? latest : 0);
    return { numerator: Math.round(share * students), denominator: students };
  };
  const hidden = index === 5 || index === 6;
  return {
    all: hidden ? 'hidden' : at(0.158, 17_412),
    [gap.focal]: hidden ? 'hidden' : at(0.205 + index * 0.001, 3100, isFalling ? 0 : 0.02),
    [gap.reference]: hidden ? 'hidden' : at(0.148, 14_312),
    'gender:female': at(0.155, 8500),
    'gender:male': at(0.16, 8800),
    'gender:not_reported': 'hidden',
  };
}

/** What is published: a full course everywhere but at Glenhaven, where nothing is; one period has not come. */
export const releases = periods.flatMap((period, index): Released[][] =>
  index === 13
    ? []
    : [
        places
          .filter(({ id }) => id !== 'glenhaven')
          .map(({ id }) => ({
            indicatorId: 'chronic-absence',
            placeId: id,
            period,
            parts: places.filter((one) => one.parentId === id && one.id !== 'glenhaven').map((one) => one.id),
            cells: cells(id, index),
            ...(index === 22 && { gains: { all: { perWeek: 1.4, interval: [1.1, 1.7] as [number, number] } } }),
          })),
      ],
);

export function seriesAt(placeId: string) {
  const place = places.find(({ id }) => id === placeId);
  const [indicator] = indicators;
  if (!place || !indicator) throw new Error(`There is no place ${placeId}.`);
  const notes = [
    { period: '2025-11', words: 'Highline, December 5, 2025: “New attendance system in four middle schools.”' },
    { period: '2026-02', words: 'Highline, March 9, 2026: “Three schools were closed for two days by a storm.”' },
  ];
  return seriesView.parse({
    ...seriesViewOf({ indicator, places, seen: places, history: releases, panel: undefined }, place),
    notes,
  });
}

export const attributes = [library, lowIncome, enrollment].map((one) => ({ ...one, version: 1 }));

/** Twenty-four schools; where there is a library, income is higher and absence lower, and not only by that. */
const schools = Array.from({ length: 24 }, (_, index) => {
  const has = index % 3 === 0 ? 1 : 0;
  const income = 0.15 + ((index * 13) % 24) * 0.03 - 0.1 * has;
  const students = 120 + ((index * 77) % 900);
  return { meets: Math.round(90 + 250 * income - 40 * has + ((index * 29) % 37)), has, income, students };
});

/** What the API would answer of these schools. */
export function factorOf(query: URLSearchParams) {
  const find = (id: string) => attributes.find((one) => one.id === id) ?? library;
  const heldEqual = (query.get('adjust') ?? '').split(',').filter(Boolean).map(find);
  const attribute = find(query.get('attribute') ?? '');
  const columnOf = { [library.id]: 'has', [lowIncome.id]: 'income', [enrollment.id]: 'students' } as const;
  const of = ({ id }: { id: string }, school: (typeof schools)[number]) => school[columnOf[id] ?? 'has'];
  const some = query.get('kind') === 'district' ? [] : schools;
  const made = some.map((one) => ({
    meets: one.meets,
    value: of(attribute, one),
    others: heldEqual.map((by) => of(by, one)),
  }));
  const leftOut = [
    { place: { id: 'birch', kind: 'school' as const, name: 'Birch', codes: [] }, reason: 'hidden' as const },
  ];
  return factorViewOf(madeFactor(made, { attribute, heldEqual, leftOut }));
}
