import { describe, expect, it } from 'vitest';
import { parsePeriod, parseSchoolYear } from './parse-period.ts';

describe('a period in a file', () => {
  it.each([
    ['2026-02', 'month', '2026-02'],
    ['202602', 'month', '2026-02'],
    ['2026-02-28', 'month', '2026-02'],
    ['2026-02-28 00:00:00', 'month', '2026-02'],
    ['2/2026', 'month', '2026-02'],
    ['2/28/2026', 'month', '2026-02'],
    ['Feb 2026', 'month', '2026-02'],
    ['February 2026', 'month', '2026-02'],
    ['Feb-26', 'month', '2026-02'],
    ['February', 'month', '2026-02'],
    ['10', 'month', '2025-10'],
    ['2', 'month', '2026-02'],
    ['2026-W07', 'week', '2026-W07'],
    ['2026W7', 'week', '2026-W07'],
    ['2026-02-09', 'week', '2026-W07'],
    ['2026-02-15 00:00:00', 'week', '2026-W07'],
    ['2/13/2026', 'week', '2026-W07'],
    ['2/13/2026 8:05 AM', 'week', '2026-W07'],
    ['1/1/2027', 'week', '2026-W53'],
    ['MOY', 'window', '2025-26-MOY'],
    ['Middle of Year', 'window', '2025-26-MOY'],
    ['Fall', 'window', '2025-26-BOY'],
    ['End 2024-2025', 'window', '2024-25-EOY'],
    ['2024-25-EOY', 'window', '2024-25-EOY'],
    ['2025-26', 'year', '2025-26-YEAR'],
    ['SY 2025-2026', 'year', '2025-26-YEAR'],
    ['Feb 2026', 'year', '2025-26-YEAR'],
  ] as const)('“%s” is a %s: %s', (text, kind, period) => {
    expect(parsePeriod(text, kind, '2025-26')).toBe(period);
  });

  it.each([
    ['2026-13', 'month'],
    ['13', 'month'],
    ['Smith', 'month'],
    ['', 'month'],
    ['2025-W53', 'week'],
    ['2026-W00', 'week'],
    ['7', 'week'],
    ['Feb 2026', 'week'],
    ['2026-02-30', 'week'],
    ['', 'week'],
    ['Q2', 'window'],
    ['Middle 2025-2027', 'window'],
    ['26', 'year'],
    ['2025-27', 'year'],
  ] as const)('“%s” cannot be read as a %s', (text, kind) => {
    expect(parsePeriod(text, kind, '2025-26')).toBeUndefined();
  });

  it('is of the school year that a column of its own names', () => {
    expect(parseSchoolYear('2025–26')).toBe('2025-26');
    expect(parseSchoolYear('1999/2000')).toBe('1999-00');
    expect(parseSchoolYear('2026')).toBeUndefined();
  });
});
