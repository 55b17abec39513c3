import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { studentGroupSchema } from '../catalog/student-group.ts';

const common = {
  id: identifier,
  indicatorId: identifier,
  /** Places watched; every place with published values when absent. */
  placeIds: z.array(identifier).min(1).max(500).optional(),
  /** Watch only places of these kinds. */
  placeKinds: z
    .array(z.enum(['region', 'district', 'school']))
    .min(1)
    .default(['region', 'district']),
  enabled: z.boolean().default(true),
};

/** The share crosses a threshold: at or above it where lower is better, at or below it where higher is better. */
export const thresholdRuleSchema = z.object({
  ...common,
  kind: z.literal('threshold'),
  group: studentGroupSchema.default('all'),
  /** In percent, 0 to 100. */
  thresholdPercent: z.number().min(0).max(100),
});

/** The gap's size grew by more than `points` since the comparison period, and by more than chance alone would bring. */
export const gapWidensRuleSchema = z.object({
  ...common,
  kind: z.literal('gap-widens'),
  focal: studentGroupSchema,
  reference: studentGroupSchema,
  /** Percentage points, 0 to 100. */
  points: z.number().min(0).max(100),
  comparison: z.enum(['previous', 'year-before']).default('previous'),
  /** Ask also that the 95% interval of the change excludes zero. */
  beyondChance: z.boolean().default(true),
});

export const ruleSchema = z.discriminatedUnion('kind', [thresholdRuleSchema, gapWidensRuleSchema]);
export type Rule = z.infer<typeof ruleSchema>;
export type ThresholdRule = z.infer<typeof thresholdRuleSchema>;
export type GapWidensRule = z.infer<typeof gapWidensRuleSchema>;
