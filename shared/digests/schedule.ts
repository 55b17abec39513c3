import { Cron } from 'croner';
import * as z from 'zod';
import { formatIsoWeek, isoWeekOf } from '../catalog/iso-week.ts';

/** When a person gets their digest, by the clock where they are. */
export const digestScheduleSchema = z.object({
  /** Weekly, or on the first such day of a month or of a quarter. */
  every: z.enum(['week', 'month', 'quarter']).default('week'),
  /** 1 is Monday, 7 Sunday. */
  day: z.number().int().min(1).max(7).default(1),
  hour: z.number().int().min(0).max(23).default(7),
  /** IANA zone. */
  timeZone: z.string(),
});
export type DigestSchedule = z.infer<typeof digestScheduleSchema>;

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
  // A moment that is now is over too.
  const [at] = cron.previousRuns(1, new Date(now.getTime() + 1000));
  if (!at) throw new RangeError('A digest is due every quarter at least.');
  return { at, period: periodOf(every, dayIn(timeZone, at)) };
}

/** The calendar day of a moment in a zone, as midnight UTC. */
function dayIn(timeZone: string, at: Date): Date {
  const text = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return new Date(`${text.format(at)}T00:00:00Z`);
}

function periodOf(every: DigestSchedule['every'], day: Date): string {
  if (every === 'week') return formatIsoWeek(isoWeekOf(day));
  const month = day.toISOString().slice(0, 7);
  return every === 'month' ? month : `${month.slice(0, 4)}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
}
