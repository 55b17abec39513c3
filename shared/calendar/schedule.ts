import * as z from 'zod';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';

/** Every period of one kind: that of the first. */
const everySchema = z.strictObject({
  kind: z.literal('every'),
  /** The first period that is asked for, and the last; without end when absent. */
  from: periodSchema,
  to: periodSchema.optional(),
  /** Months of the calendar, 1 to 12, in which files are asked for: of weeks and months alone. All when absent. */
  months: z.array(z.number().int().min(1).max(12)).min(1).max(12).optional(),
  /** Days after the last of the period at which its file is due. */
  dueDays: z.number().int().min(0).max(366),
});

/** Some periods, each with the day on which its file is due. */
const listedSchema = z.strictObject({
  kind: z.literal('listed'),
  periods: z
    .array(z.strictObject({ period: periodSchema, dueOn: z.iso.date() }))
    .min(1)
    .max(120),
});

const days = (least: number) => z.array(z.number().int().min(least).max(90)).max(6);

/** When the files of one partner and dataset are due, and who is written to about it. */
export const scheduleSchema = z.object({
  id: identifier,
  partnerId: identifier,
  dataset: datasetSchema,
  /** The indicator that counts are for, where the file has no indicator column. */
  indicatorId: identifier.optional(),
  calendar: z.discriminatedUnion('kind', [everySchema, listedSchema]),
  /** The places that a period needs; when absent, those that came for the periods before it. */
  placeIds: z.array(identifier).min(1).max(500).optional(),
  /** The address of one of the partner's contacts; the main one when absent. */
  contact: z.email().optional(),
  /** Days before the due day at which a reminder goes out. */
  remindDays: days(0).default([7, 1]),
  /** Days after the due day at which the partner is told that it has passed. */
  overdueDays: days(1).default([1, 7]),
  /** Days after the due day at which backbone staff are told; never when absent. */
  escalateDays: z.number().int().min(1).max(180).optional(),
});
export type Schedule = z.infer<typeof scheduleSchema>;
