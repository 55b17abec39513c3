import { describe, expect, it } from 'vitest';
import {
  comparePeriods,
  describePeriod,
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

  it.each(['2026-13', '2026', '2025-27-BOY', '2025-26', 'Feb 2026', ''])('is not written as “%s”', (text) => {
    expect(periodSchema.safeParse(text).success).toBe(false);
    expect(() => periodKind(text)).toThrow(RangeError);
  });

  it('comes after the one before it, by one', () => {
    const ordered = [
      ['2025-12', '2026-01'],
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
});
