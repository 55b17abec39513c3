const DAY = 86_400_000;
/** Day 0 of the epoch was a Thursday; its week began on the Monday three days before. */
const FIRST_MONDAY = -3;

/** A week by ISO 8601: it begins on Monday and belongs to the year that its Thursday lies in. */
export type IsoWeek = { year: number; week: number };

/** How many weeks a year has: 52, or 53 where 31 December falls in a 53rd week. */
export function weeksInYear(year: number): number {
  return isoWeekAt(Math.floor((Date.UTC(year, 11, 28) / DAY - FIRST_MONDAY) / 7)).week;
}

/** Number of a week on a scale on which the next one is 1 more; week 0 is the one of 1 January 1970. */
export function weekNumber({ year, week }: IsoWeek): number {
  return Math.floor((Date.UTC(year, 0, 4) / DAY - FIRST_MONDAY) / 7) + week - 1;
}

/** The week of a number, the inverse of {@link weekNumber}. */
export function isoWeekAt(number: number): IsoWeek {
  const thursday = new Date((number * 7 + FIRST_MONDAY + 3) * DAY);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1 };
}

/** The week that a day lies in. */
export function isoWeekOf(day: Date): IsoWeek {
  return isoWeekAt(Math.floor((Math.floor(day.getTime() / DAY) - FIRST_MONDAY) / 7));
}

/** Monday of a week, at midnight UTC. */
export function mondayOf(week: IsoWeek): Date {
  return new Date((weekNumber(week) * 7 + FIRST_MONDAY) * DAY);
}

/** Thursday of a week: the day that decides which month, year and school year the week belongs to. */
export function thursdayOf(week: IsoWeek): Date {
  return new Date(mondayOf(week).getTime() + 3 * DAY);
}

/** A week as it is written: `2026-W07`. */
export function formatIsoWeek({ year, week }: IsoWeek): string {
  return `${year}-W${String(week).padStart(2, '0')}`;
}
