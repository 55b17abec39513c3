import { laterDay } from '../catalog/calendar-day.ts';
import type { Due } from './due-days.ts';
import type { Schedule } from './schedule.ts';
import { isOpen, type Sent, standingsBetween } from './standing.ts';

/** Longer than any summer. */
const HORIZON_DAYS = 400;

/**
 * The next file of these schedules that is still to come in time: the soonest due day that has not passed, of a period
 * that is neither received nor excused. Undefined where nothing is.
 */
export function nextDue(schedules: readonly Schedule[], sent: Sent): (Due & { scheduleId: string }) | undefined {
  const soonest = schedules.flatMap((schedule) => {
    const [next] = standingsBetween(schedule, sent, sent.today, laterDay(sent.today, HORIZON_DAYS)).filter(isOpen);
    return next ? [{ scheduleId: schedule.id, period: next.period, dueOn: next.dueOn }] : [];
  });
  return soonest.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
}
