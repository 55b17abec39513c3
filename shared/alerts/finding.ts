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
]);
export type Finding = z.infer<typeof findingSchema>;
