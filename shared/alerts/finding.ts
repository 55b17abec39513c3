import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { studentGroupSchema } from '../catalog/student-group.ts';

const counts = z.object({ numerator: z.number().int(), denominator: z.number().int() });
const valueAt = z.object({ period: periodSchema, counts });
const gapAt = z.object({ period: periodSchema, focal: counts, reference: counts });

const common = {
  ruleId: identifier,
  ruleVersion: z.number().int(),
  indicatorId: identifier,
  placeId: identifier,
  /** All students before and after, where they may be shown. */
  all: z.object({ before: valueAt.optional(), after: valueAt.optional() }),
};

/** What a rule found in published values, with everything its mail needs. Holds only counts that may be shown. */
export const findingSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('threshold'),
    group: studentGroupSchema,
    thresholdPercent: z.number(),
    /** The last earlier period with a value; none when this is the first. */
    before: valueAt.optional(),
    after: valueAt,
  }),
  z.object({
    ...common,
    kind: z.literal('gap-widens'),
    focal: studentGroupSchema,
    reference: studentGroupSchema,
    points: z.number(),
    comparison: z.enum(['previous', 'year-before']),
    before: gapAt,
    after: gapAt,
    /** Growth of the gap's size, percentage points, and its 95% interval. */
    change: z.number(),
    interval: z.tuple([z.number(), z.number()]),
  }),
  z.object({
    ...common,
    kind: z.literal('signal'),
    group: studentGroupSchema,
    /** The same period a year before, or else the last earlier one with a value. */
    before: valueAt.optional(),
    after: valueAt,
    /** What would be usual, in percent: the place's level, the season, and what moved everybody else. */
    usual: z.number(),
    direction: z.enum(['higher', 'lower']),
    /** First period that was unusual in this direction. */
    since: periodSchema,
  }),
  z.object({
    ...common,
    kind: z.literal('gap-signal'),
    focal: studentGroupSchema,
    reference: studentGroupSchema,
    before: gapAt,
    after: gapAt,
    /** Growth of the gap's size since `before`, percentage points. */
    change: z.number(),
    /** What would be usual, focal minus reference in points. */
    usual: z.number(),
    direction: z.enum(['widens', 'narrows']),
    since: periodSchema,
  }),
]);
export type Finding = z.infer<typeof findingSchema>;
