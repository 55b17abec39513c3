import { Cron } from 'croner';
import { calendarDay } from '../catalog/calendar-day.ts';
import { formatIsoWeek, isoWeekOf } from '../catalog/iso-week.ts';
import type { DigestSchedule } from './settings.ts';

/** The moment of a digest, and the name of its week, month or quarter, which has one digest whatever is retried. */
export type DigestMoment = { at: Date; period: string };

const monthsOf = { week: '*', month: '*', quarter: '1,4,7,10' } as const;

/**
 * The last moment, at `now` or before, at which a digest was due. The hour is that of the person's clock all year; one
 * that a clock change leaves out is the first moment after it, and one that comes twice is its first.
 *
 * @example
 * lastDigest({ every: 'week', day: 2, hour: 7, timeZone: 'America/Los_Angeles' }, new Date('2026-03-11T00:00:00Z'))
 * // { at: 2026-03-10T14:00:00Z, period: '2026-W11' }
 */
export function lastDigest(schedule: DigestSchedule, now: Date): DigestMoment {
  const { every, day, hour, timeZone } = schedule;
  const pattern = `0 ${hour} * ${monthsOf[every]} ${day % 7}${every === 'week' ? '' : '#1'}`;
  const cron = new Cron(pattern, { timezone: timeZone, paused: true });
  // Strictly before the next whole second: a moment that is now is over too.
  const [at] = cron.previousRuns(1, new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000));
  if (!at) throw new RangeError('A digest is due every quarter at least.');
  return { at, period: periodOf(every, new Date(`${calendarDay(at, timeZone)}T00:00:00Z`)) };
}

/** The one before a moment at which a digest was due: it tells of what came since. */
export function digestBefore(schedule: DigestSchedule, { at }: Pick<DigestMoment, 'at'>): DigestMoment {
  return lastDigest(schedule, new Date(at.getTime() - 60_000));
}

function periodOf(every: DigestSchedule['every'], day: Date): string {
  if (every === 'week') return formatIsoWeek(isoWeekOf(day));
  const month = day.toISOString().slice(0, 7);
  return every === 'month' ? month : `${month.slice(0, 4)}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
}
