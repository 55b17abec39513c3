import { calendarDay, endOfDay, laterDay } from '../catalog/calendar-day.ts';

/** Nobody is written to at night: a day of the calendar begins at seven. */
const MORNING_MS = 7 * 60 * 60 * 1000;

/** The day on whose behalf is written at a moment, by the clock of a zone. @example dayOfWork(new Date('2026-03-10T13:59Z'), 'America/Los_Angeles') // '2026-03-09' */
export const dayOfWork = (at: Date, timeZone: string): string =>
  calendarDay(new Date(at.getTime() - MORNING_MS), timeZone);

/** The moment from which is written on behalf of a day. */
export const morningOf = (day: string, timeZone: string): Date =>
  new Date(endOfDay(laterDay(day, -1), timeZone).getTime() + MORNING_MS);
