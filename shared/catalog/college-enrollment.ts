import { formatSchoolYear, type Period } from './period.ts';

/** The first day of each window is this one of the year of graduation (month from 0). */
const BEGINS = [7, 15] as const;
/** The last days of windows: month (from 0), day, and years after that of graduation. */
const ends = { 'first-fall': [9, 31, 0], 'first-year': [7, 14, 1] } as const;

/** When graduates are looked for at college: from August 15 to October 31, or to August 14 of the next year. */
export type CollegeWindow = keyof typeof ends;
export const collegeWindows = Object.keys(ends) as [CollegeWindow, ...CollegeWindow[]];

export const collegeLevels = ['two-year', 'four-year'] as const;
export type CollegeLevel = (typeof collegeLevels)[number];

/** What is kept of a graduate: for each window and kind of college, whether a term there touches it. */
export const collegeFact = (window: CollegeWindow, level: CollegeLevel): string => `${window}-${level}`;
export const collegeFacts: string[] = collegeWindows.flatMap((window) =>
  collegeLevels.map((level) => collegeFact(window, level)),
);

/**
 * The first and the last day of a window after graduation, as midnight UTC. Source: National Student Clearinghouse,
 * StudentTracker for High Schools.
 *
 * @example daysOf('first-fall', '2025-26-YEAR') // 2026-08-15 and 2026-10-31
 */
export function daysOf(window: CollegeWindow, period: Period): { first: Date; last: Date } {
  const year = Number(period.slice(0, 4)) + 1;
  const [month, day, yearsAfter] = ends[window];
  return { first: new Date(Date.UTC(year, ...BEGINS)), last: new Date(Date.UTC(year + yearsAfter, month, day)) };
}

/** The last month in which a class graduates: August, so that summer graduates belong to the year before. */
const LAST_MONTH = 7;

/**
 * The class that who graduated from high school on this day belongs to, September to August, by its school year.
 *
 * @example classOf(new Date('2026-08-20')) // '2025-26'
 */
export function classOf(graduated: Date): string {
  const year = graduated.getUTCFullYear();
  return formatSchoolYear(graduated.getUTCMonth() > LAST_MONTH ? year : year - 1);
}
