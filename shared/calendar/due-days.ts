import { laterDay } from '../catalog/calendar-day.ts';
import { comparePeriods, lastDayOf, laterPeriod, type Period, periodKind } from '../catalog/period.ts';
import type { Schedule } from './schedule.ts';

/** A period, and the last day on which its file is in time, by the clock of the partnership. */
export type Due = { period: Period; dueOn: string };

/** The last day of a period. @example lastDay('2028-02') // '2028-02-29' */
export const lastDay = (period: Period): string => lastDayOf(period).toISOString().slice(0, 10);

/**
 * The periods of a schedule that are due from one day to another, both included, by their due days.
 *
 * @example
 * dueDays({ calendar: { kind: 'every', from: '2025-09', dueDays: 10 } }, '2026-03-01', '2026-03-31')
 * // [{ period: '2026-02', dueOn: '2026-03-10' }]
 */
export function dueDays({ calendar }: Pick<Schedule, 'calendar'>, from: string, to: string): Due[] {
  const all = calendar.kind === 'listed' ? calendar.periods : everyDue(calendar, to);
  return all.filter(({ dueOn }) => from <= dueOn && dueOn <= to).toSorted(byDueDay);
}

const byDueDay = (a: Due, b: Due) =>
  a.dueOn === b.dueOn ? (a.period < b.period ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1;

/** The kind of the periods that a schedule asks for. */
export const kindOf = ({ calendar }: Pick<Schedule, 'calendar'>) =>
  periodKind(calendar.kind === 'every' ? calendar.from : (calendar.periods[0]?.period ?? ''));

function everyDue(calendar: Extract<Schedule['calendar'], { kind: 'every' }>, to: string): Due[] {
  const all: Due[] = [];
  for (let period = calendar.from; ; period = laterPeriod(period, 1)) {
    const dueOn = laterDay(lastDay(period), calendar.dueDays);
    if (dueOn > to || (calendar.to && comparePeriods(period, calendar.to) > 0)) return all;
    if (!calendar.months || calendar.months.includes(monthOf(period))) all.push({ period, dueOn });
  }
}

/** The month of the calendar, 1 to 12, that a period ends in; a week is of the month of its Thursday. */
function monthOf(period: Period): number {
  const day = periodKind(period) === 'week' ? laterDay(lastDay(period), -3) : lastDay(period);
  return Number(day.slice(5, 7));
}
