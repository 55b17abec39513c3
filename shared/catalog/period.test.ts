import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePeriods,
  describePeriod,
  lastDayOf,
  laterPeriod,
  ordinal,
  periodKind,
  periodSchema,
  schoolYear,
  shortPeriod,
  yearBefore,
} from './period.ts';

describe('a period', () => {
  it.each([
    ['2026-02', 'month', '2025-26', '2025-02', 'February 2026', 'Feb 2026'],
    ['2025-09', 'month', '2025-26', '2024-09', 'September 2025', 'Sep 2025'],
    ['2026-W07', 'week', '2025-26', '2025-W07', 'week of February 9, 2026', 'Feb 9, 2026'],
    ['2026-W53', 'week', '2026-27', '2025-W52', 'week of December 28, 2026', 'Dec 28, 2026'],
    ['2025-26-MOY', 'window', '2025-26', '2024-25-MOY', 'middle of year 2025–26', 'MOY 2025–26'],
    ['1999-00-YEAR', 'year', '1999-00', '1998-99-YEAR', '1999–00', '1999–00'],
  ])('%s is a %s of %s, a year after %s, called %s', (period, kind, year, before, name, short) => {
    expect(periodSchema.safeParse(period).success).toBe(true);
    expect(periodKind(period)).toBe(kind);
    expect(schoolYear(period)).toBe(year);
    expect(yearBefore(period)).toBe(before);
    expect(describePeriod(period)).toBe(name);
    expect(shortPeriod(period)).toBe(short);
  });

  it.each(['2026-13', '2025-W53', '2026-W00', '2026-W7', '2026', '2025-27-BOY', '2025-26', 'Feb 2026', ''])(
    'is not written as “%s”',
    (text) => {
      expect(periodSchema.safeParse(text).success).toBe(false);
      expect(() => periodKind(text)).toThrow(RangeError);
    },
  );

  it('comes after the one before it, by one', () => {
    const ordered = [
      ['2025-12', '2026-01'],
      ['2025-W52', '2026-W01'],
      ['2026-W53', '2027-W01'],
      ['2025-26-BOY', '2025-26-MOY'],
      ['2025-26-MOY', '2025-26-EOY'],
      ['2024-25-EOY', '2025-26-BOY'],
      ['2024-25-YEAR', '2025-26-YEAR'],
    ] as const;
    for (const [earlier, later] of ordered) {
      expect(ordinal(later) - ordinal(earlier)).toBe(1);
      expect(comparePeriods(earlier, later)).toBeLessThan(0);
    }
  });

  it('of a week is of the school year of its Thursday', () => {
    expect(schoolYear('2026-W26')).toBe('2025-26'); // Thursday, June 25
    expect(schoolYear('2026-W27')).toBe('2026-27'); // Thursday, July 2
    expect(schoolYear('2025-W27')).toBe('2025-26'); // Thursday, July 3
  });

  it('is so many steps from another of its kind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-W53', '2025-12', '2025-26-EOY', '2025-26-YEAR'),
        fc.integer({ min: -99, max: 99 }),
        (period, steps) => {
          const later = laterPeriod(period, steps);
          expect(ordinal(later) - ordinal(period)).toBe(steps);
          expect(periodKind(later)).toBe(periodKind(period));
          expect(laterPeriod(later, -steps)).toBe(period);
        },
      ),
    );
  });
});

describe('the last day of a period', () => {
  it.each([
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['2025-12', '2025-12-31'],
    ['2026-W07', '2026-02-15'],
    ['2025-26-BOY', '2025-10-31'],
    ['2025-26-MOY', '2026-02-15'],
    ['2025-26-EOY', '2026-06-15'],
    ['2025-26-YEAR', '2026-06-30'],
  ])('of %s is %s', (period, day) => {
    expect(lastDayOf(period).toISOString()).toBe(`${day}T00:00:00.000Z`);
  });
});
