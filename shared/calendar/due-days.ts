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

/** When a period is due by a schedule; undefined where the schedule does not ask for it. */
export function dueOf({ calendar }: Pick<Schedule, 'calendar'>, period: Period): Due | undefined {
  if (calendar.kind === 'listed') return calendar.periods.find((one) => one.period === period);
  const { from, to, months, dueDays: days } = calendar;
  if (periodKind(period) !== periodKind(from) || comparePeriods(period, from) < 0) return undefined;
  if ((to && comparePeriods(period, to) > 0) || (months && !months.includes(monthOf(period)))) return undefined;
  return { period, dueOn: laterDay(lastDay(period), days) };
}

function everyDue(calendar: Extract<Schedule['calendar'], { kind: 'every' }>, until: string): Due[] {
  const all: Due[] = [];
  const isAfter = (period: Period) => calendar.to !== undefined && comparePeriods(period, calendar.to) > 0;
  for (let period = calendar.from; !isAfter(period); period = laterPeriod(period, 1)) {
    if (laterDay(lastDay(period), calendar.dueDays) > until) break;
    const due = dueOf({ calendar }, period);
    if (due) all.push(due);
  }
  return all;
}

/** The month of the calendar, 1 to 12, that a period ends in; a week is of the month of its Thursday. */
function monthOf(period: Period): number {
  const day = periodKind(period) === 'week' ? laterDay(lastDay(period), -3) : lastDay(period);
  return Number(day.slice(5, 7));
}
