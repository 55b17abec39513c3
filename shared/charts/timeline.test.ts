import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIsoWeek, isoWeekAt } from '../catalog/iso-week.ts';
import { comparePeriods, formatSchoolYear, schoolYear } from '../catalog/period.ts';
import { joins, latestYears, type Slot, timeline } from './timeline.ts';

/** Whether each slot is joined to the one before it. */
const joined = (slots: Slot[]) =>
  slots.slice(1).map((slot, index) => {
    const before = slots[index];
    return before !== undefined && joins(before, slot);
  });

describe('timeline', () => {
  it('leaves the summer out and a little room in its place', () => {
    const slots = timeline(['2025-05', '2025-06', '2025-09', '2025-10', '2026-05', '2026-06']);
    expect(slots.map(({ period }) => period)).toEqual([
      '2025-05',
      '2025-06',
      '2025-09',
      '2025-10',
      '2026-05',
      '2026-06',
    ]);
    expect(slots.map(({ at }) => at)).toEqual([0, 1, 2.8, 3.8, 4.8, 5.8]);
    expect(joined(slots)).toEqual([true, false, true, true, true]);
  });

  it('keeps a slot for a month that another year has', () => {
    const slots = timeline(['2024-09', '2024-10', '2024-11', '2025-09', '2025-11']);
    expect(slots.map(({ period }) => period)).toContain('2025-10');
  });

  it('keeps a slot for a missing window and joins yearly values', () => {
    expect(timeline(['2024-25-BOY', '2024-25-MOY', '2025-26-MOY']).map(({ period }) => period)).toEqual([
      '2024-25-BOY',
      '2024-25-MOY',
      '2025-26-BOY',
      '2025-26-MOY',
    ]);
    const years = timeline(['2023-24-YEAR', '2025-26-YEAR']);
    expect(years.map(({ period }) => period)).toEqual(['2023-24-YEAR', '2024-25-YEAR', '2025-26-YEAR']);
    expect(joined(years)).toEqual([true, true]);
  });

  it('leaves out the weeks of summer, in which no year has a value', () => {
    const slots = timeline(['2025-W23', '2025-W24', '2025-W40', '2025-W42', '2026-W24', '2026-W40']);
    expect(slots.map(({ period }) => period)).toEqual([
      '2025-W23',
      '2025-W24',
      '2025-W40',
      '2025-W42',
      '2026-W23',
      '2026-W24',
      '2026-W40',
    ]);
    expect(joined(slots)).toEqual([true, false, true, true, true, false]);
  });

  it('has no slots for no periods', () => {
    expect(timeline([])).toEqual([]);
  });

  it('holds every period once, ordered by time, whatever their order', () => {
    const month = fc
      .tuple(fc.integer({ min: 2020, max: 2027 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
    const week = fc.integer({ min: 2_600, max: 3_100 }).map((number) => formatIsoWeek(isoWeekAt(number)));
    const of = (period: fc.Arbitrary<string>) => fc.uniqueArray(period, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(of(month), of(week)), (periods) => {
        const slots = timeline(periods).map(({ period }) => period);
        expect(slots).toEqual([...new Set(slots)].sort(comparePeriods));
        for (const period of periods) expect(slots).toContain(period);
        expect(timeline(periods.toReversed()).map(({ period }) => period)).toEqual(slots);
      }),
    );
  });
});

describe('latestYears', () => {
  const yearsOf = (slots: Slot[]) => [...new Set(slots.map(({ period }) => schoolYear(period)))];

  it('keeps two years of months', () => {
    const months = ['2023-09', '2023-10', '2023-11', '2023-12', '2024-09', '2024-10', '2025-09', '2025-10'];
    expect(yearsOf(latestYears(timeline(months)))).toEqual(['2024-25', '2025-26']);
  });

  it('keeps five years of windows, and of yearly values', () => {
    const years = [2019, 2020, 2021, 2022, 2023, 2024].map(formatSchoolYear);
    for (const periods of [years.map((year) => `${year}-YEAR`), years.map((year) => `${year}-BOY`)]) {
      expect(yearsOf(latestYears(timeline(periods)))).toEqual(years.slice(1));
    }
  });

  it('keeps nothing of nothing', () => {
    expect(latestYears([])).toEqual([]);
  });
});
