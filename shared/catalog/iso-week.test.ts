import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIsoWeek, isoWeekAt, isoWeekOf, mondayOf, thursdayOf, weekNumber, weeksInYear } from './iso-week.ts';

const iso = (date: Date) => date.toISOString().slice(0, 10);

describe('an ISO week', () => {
  it.each([
    ['2026-01-01', '2026-W01', '2025-12-29'],
    ['2025-12-28', '2025-W52', '2025-12-22'],
    ['2025-12-29', '2026-W01', '2025-12-29'],
    ['2027-01-03', '2026-W53', '2026-12-28'],
    ['2026-02-14', '2026-W07', '2026-02-09'],
    ['1969-12-31', '1970-W01', '1969-12-29'],
  ])('of %s is %s and begins on %s', (day, week, monday) => {
    const found = isoWeekOf(new Date(day));
    expect(formatIsoWeek(found)).toBe(week);
    expect(iso(mondayOf(found))).toBe(monday);
  });

  it('is one of 53 in long years only', () => {
    expect([2015, 2020, 2026, 2032].map(weeksInYear)).toEqual([53, 53, 53, 53]);
    expect([2019, 2021, 2024, 2025, 2027].map(weeksInYear)).toEqual([52, 52, 52, 52, 52]);
  });

  it('is told back by its number, and lies in the year of its Thursday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000, max: 10_000 }), (number) => {
        const week = isoWeekAt(number);
        expect(weekNumber(week)).toBe(number);
        expect(thursdayOf(week).getUTCFullYear()).toBe(week.year);
        expect(mondayOf(week).getUTCDay()).toBe(1);
        expect(isoWeekOf(new Date(mondayOf(week).getTime() + 6.9 * 86_400_000))).toEqual(week);
        expect(week.week).toBeLessThanOrEqual(weeksInYear(week.year));
      }),
    );
  });
});
