import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { type Period, periodSchema } from '../catalog/period.ts';

/** A period that a partner need not send, or not until a later day, and why. */
export const excuseSchema = z.object({
  id: z.string(),
  scheduleId: identifier,
  period: periodSchema,
  /** The day on which it is due instead; never when absent. */
  until: z.iso.date().optional(),
  reason: z.string().trim().min(1).max(500),
  /** Who of the staff said so, and when. */
  by: z.string().optional(),
  at: z.iso.datetime(),
});
export type Excuse = z.infer<typeof excuseSchema>;

/** One period of one schedule has one excuse. */
export const excuseId = (scheduleId: string, period: Period): string => `${scheduleId}~${period}`;
