import { laterDay } from '../catalog/calendar-day.ts';
import type { Schedule } from './schedule.ts';

/** Something that is written about a period: to the partner before and after its due day, to backbone staff long after. */
export type Step = { kind: 'reminder' | 'overdue' | 'escalation'; on: string };

/** What nobody could be told for so long is not told any more; the next step is. */
const LATEST_DAYS = 14;

type Steps = Pick<Schedule, 'remindDays' | 'overdueDays' | 'escalateDays'>;

/**
 * What is to be written on a day about a period that is due on another: of the steps that came, the last one to the
 * partner, and the one to staff. Earlier ones that nobody was told are left out, so a standstill ends with one mail.
 *
 * @example stepsOn({ remindDays: [7, 1], overdueDays: [1] }, '2026-03-10', '2026-03-09')
 * // [{ kind: 'reminder', on: '2026-03-09' }]
 */
export function stepsOn({ remindDays, overdueDays, escalateDays }: Steps, dueOn: string, today: string): Step[] {
  const isIn = ({ on }: Step) => laterDay(today, -LATEST_DAYS) < on && on <= today;
  const toPartner: Step[] =
    today > dueOn
      ? overdueDays.map((days) => ({ kind: 'overdue', on: laterDay(dueOn, days) }))
      : remindDays.map((days) => ({ kind: 'reminder', on: laterDay(dueOn, -days) }));
  const last = toPartner
    .filter(isIn)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1);
  const toStaff: Step[] = escalateDays === undefined ? [] : [{ kind: 'escalation', on: laterDay(dueOn, escalateDays) }];
  return [...(last ? [last] : []), ...toStaff.filter(isIn)];
}

/** The days of due days about which something may be written on a day. */
export function dueDaysWithSteps({ remindDays, overdueDays, escalateDays = 0 }: Steps, today: string) {
  const before = Math.max(0, ...remindDays);
  const after = Math.max(...overdueDays, escalateDays) + LATEST_DAYS;
  return { from: laterDay(today, -after), to: laterDay(today, before) };
}
