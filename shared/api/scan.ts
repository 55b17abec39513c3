import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { studentGroupSchema } from '../catalog/student-group.ts';

export const scanQuery = z.object({
  indicator: identifier.meta({ examples: ['chronic-absence'] }),
  group: studentGroupSchema.default('all').meta({ examples: ['english_learner:yes'] }),
});

/** GET /api/scan: the latest value of every place against what was expected there, the most unusual first. */
export const scanView = z.object({
  /** Of those that stand out, this share is expected to be chance. */
  falseDiscoveryRate: z.number(),
  /** The latest period; absent where nothing is published. */
  period: periodSchema.optional(),
  places: z.array(
    z.object({
      place: z.object({ id: z.string(), name: z.string(), kind: z.enum(['region', 'district', 'school']) }),
      /** Percent. */
      value: z.number(),
      usual: z.number(),
      /** Of the value against the usual. */
      direction: z.enum(['better', 'worse', 'same']),
      p: z.number(),
      /** The p value adjusted for how many places were looked at. */
      adjusted: z.number(),
      standsOut: z.boolean(),
    }),
  ),
  /** Places without a judged value: too new, hidden, or without a file for the period. */
  notJudged: z.number().int(),
});
export type ScanView = z.infer<typeof scanView>;
