import { expect, it } from 'vitest';
import { ruleSchema } from '../alerts/rule.ts';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import type { Place } from '../catalog/place.ts';
import type { Released } from '../disclosure/release.ts';
import { publishedIndicator } from '../mail/published-indicator.ts';
import { nextDue } from './next-due.ts';

const places: Place[] = ['highline', 'eastmoor'].map((id) => ({ id, kind: 'district', name: id, codes: [] }));
const rule = ruleSchema.parse({ id: 'r', kind: 'missing', indicatorIds: ['chronic-absence'], graceDays: 21 });
const released = (placeId: string, period: string): Released => ({
  ...{ indicatorId: 'chronic-absence', placeId, period, cells: {}, parts: [] },
});
const due = (months: Record<string, string[]>, now: string, rules = [rule]) => {
  const series = new Map(Object.entries(months).map(([id, all]) => [id, all.map((period) => released(id, period))]));
  const published = new Map([['chronic-absence', publishedIndicator({ indicator: chronicAbsence, places, series })]]);
  const days = nextDue(rules, published, { places, now: new Date(now) });
  return days.map(({ period, by }) => `${period} by ${by.toISOString().slice(0, 10)}`);
};
const year = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2026-01'];

it('is the soonest period that any place had a year before, to the end of its grace', () => {
  expect(due({ highline: year, eastmoor: [...year, '2026-02'] }, '2026-03-02')).toEqual(['2026-02 by 2026-03-21']);
  expect(due({ highline: [...year, '2026-02'], eastmoor: [...year, '2026-02'] }, '2026-03-02')).toEqual([
    '2026-03 by 2026-04-21',
  ]);
});

it('leaves out what is overdue already', () => {
  expect(due({ highline: year }, '2026-03-30')).toEqual(['2026-03 by 2026-04-21']);
});

it('is nothing over a summer, for a place that never sent anything, or without a rule', () => {
  expect(due({ highline: ['2025-05', '2025-06'] }, '2025-07-25')).toEqual([]);
  expect(due({ highline: [] }, '2026-03-02')).toEqual([]);
  expect(due({ highline: year }, '2026-03-02', [])).toEqual([]);
  expect(due({ highline: year }, '2026-03-02', [{ ...rule, enabled: false }])).toEqual([]);
});
