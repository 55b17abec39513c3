import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import type { Schedule } from './schedule.ts';
import { isOpen, type Sent, type Standing, standingsBetween } from './standing.ts';
import { dueDaysWithSteps, type Step, stepsOn } from './steps.ts';

/** The period that a notice is about. */
export const noticeFields = {
  scheduleId: identifier,
  period: periodSchema,
  /** Its due day when the notice was planned; another one makes another notice. */
  dueOn: z.iso.date(),
  /** The day of the step. */
  on: z.iso.date(),
};

/** Something to be written about a period of a schedule. */
export type Notice = Step & z.infer<z.ZodObject<typeof noticeFields>>;

/** What is to be written today about a schedule: nothing of what was received whole or excused. */
export function noticesToday(schedule: Schedule, sent: Sent): Notice[] {
  const { from, to } = dueDaysWithSteps(schedule, sent.today);
  return standingsBetween(schedule, sent, from, to)
    .filter(isOpen)
    .flatMap(({ period, dueOn }) =>
      stepsOn(schedule, dueOn, sent.today).map((step) => ({ ...step, scheduleId: schedule.id, period, dueOn })),
    );
}

/**
 * Where the period of a notice stands, as long as the notice is still true: its period is open and due on the same day,
 * which has or has not passed as the notice says. Undefined when it is over.
 */
export function standingBehind({ kind, period, dueOn }: Notice, schedule: Schedule, sent: Sent): Standing | undefined {
  const standing = standingsBetween(schedule, sent, dueOn, dueOn).find((one) => one.period === period);
  const isTrue = (kind === 'reminder') === sent.today <= dueOn;
  return standing && isOpen(standing) && isTrue ? standing : undefined;
}

/** Names a notice among all: planned again, it is the same. */
export const noticeId = ({ scheduleId, period, kind, dueOn, on }: Notice): string =>
  `${kind}~${scheduleId}~${period}~${dueOn}~${on}`;
