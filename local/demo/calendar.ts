import { formatSchoolYear, type Period } from '../../shared/catalog/period.ts';

/** The first school year begins in the fall of 2023; years are numbered from 0. */
const FIRST = 2023;
export const YEARS = 3;
export const MONTHS = 9;
export const windows = ['BOY', 'MOY', 'EOY'] as const;

/** The month of school year `year` (0 to 2), September being 0: `2026-05` for (2, 8). */
export function monthPeriod(year: number, month: number): Period {
  const [calendarYear, number] = month < 4 ? [FIRST + year, month + 9] : [FIRST + year + 1, month - 3];
  return `${calendarYear}-${String(number).padStart(2, '0')}`;
}

export const windowPeriod = (year: number, window: number): Period =>
  `${formatSchoolYear(FIRST + year)}-${windows[window]}`;

export const yearPeriod = (year: number): Period => `${formatSchoolYear(FIRST + year)}-YEAR`;

/** The school year as exports write it: `2025-2026`. */
export const longSchoolYear = (year: number): string => `${FIRST + year}-${FIRST + year + 1}`;

/** School days of each month, September to May. */
export const schoolDays = [20, 22, 17, 15, 19, 18, 21, 17, 20];
