import * as z from 'zod';
import { alertSummary } from '../../shared/api/alerts.ts';
import type { ShownValue } from '../../shared/api/partner.ts';
import { seriesView } from '../../shared/api/series.ts';
import { pointsBetween, shownValue } from '../../shared/api/shown-value.ts';
import { indicatorSchema } from '../../shared/catalog/indicator.ts';
import { partnershipSchema } from '../../shared/catalog/partnership.ts';
import { shortPeriod } from '../../shared/catalog/period.ts';
import { placeSchema } from '../../shared/catalog/place.ts';

export const partnership = partnershipSchema.parse({ name: 'Rivermouth Partnership', demo: true });

export const places = z.array(placeSchema).parse([
  { id: 'rivermouth', kind: 'region', name: 'Rivermouth' },
  { id: 'highline', kind: 'district', name: 'Highline', parentId: 'rivermouth' },
  { id: 'juniper-middle', kind: 'school', name: 'Juniper Middle', parentId: 'highline' },
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
    gaps: [gap],
  },
]);

export const alerts = z.array(alertSummary).parse([
  {
    id: 'absence-above-22~highline',
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
    sentence: 'Chronic absence at Highline rose from 20.5% to 23.1%, above 22%.',
  },
]);

const months = ['09', '10', '11', '12', '01', '02', '03', '04', '05'];
const periods = [2023, 2024, 2025]
  .flatMap((starts) => months.map((month) => `${Number(month) < 7 ? starts + 1 : starts}-${month}`))
  .filter((period) => period <= '2026-02');

/** A made course: rises to winter and falls again, and ends high; two periods are hidden. */
function cells(index: number): Record<string, ShownValue> {
  const season = Math.sin((Math.PI * (index % months.length)) / months.length);
  const latest = index >= 22 ? 0.02 : 0;
  const at = (base: number, students: number) => {
    const share = base + 0.05 * season + 0.002 * Math.floor(index / months.length) + latest;
    return shownValue({ numerator: Math.round(share * students), denominator: students });
  };
  const hidden = index === 5 || index === 6;
  return {
    all: hidden ? 'hidden' : at(0.158, 17_412),
    [gap.focal]: hidden ? 'hidden' : at(0.205 + index * 0.001, 3100),
    [gap.reference]: hidden ? 'hidden' : at(0.148, 14_312),
    'gender:female': at(0.155, 8500),
    'gender:male': at(0.16, 8800),
    'gender:not_reported': 'hidden',
  };
}

/** What is published at a place: a full course at Highline and in the region, nothing at Glenhaven. */
export function seriesAt(placeId: string) {
  const place = places.find(({ id }) => id === placeId);
  const [indicator] = indicators;
  const shown = placeId === 'glenhaven' ? [] : periods.map((period, index) => ({ period, groups: cells(index) }));
  const received = shown.filter((_, index) => index !== 13);
  const points = received.map(({ period, groups }) => ({
    period,
    label: shortPeriod(period),
    groups,
    reported: place?.kind === 'region' ? 5 : 8,
    expected: place?.kind === 'region' ? 7 : 8,
  }));
  const cell = (value: ShownValue | undefined) => (value === 'none' ? undefined : value);
  const gapPoints = received.map(({ period, groups }) => {
    const between = pointsBetween(cell(groups[gap.reference]), cell(groups[gap.focal]));
    return { period, ...(between !== undefined && { gap: between }) };
  });
  return seriesView.parse({ indicator, place, points, gaps: [{ ...gap, points: gapPoints }] });
}
