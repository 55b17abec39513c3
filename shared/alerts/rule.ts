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

/** The share leaves its usual ups and downs: the chart of docs/signals.md. */
export const signalRuleSchema = z.object({
  ...common,
  kind: z.literal('signal'),
  group: studentGroupSchema.default('all'),
  /** Changes for the worse, for the better, or both. */
  watch: z.enum(['worse', 'better', 'both']).default('both'),
});

/** The gap leaves its usual ups and downs. */
export const gapSignalRuleSchema = z.object({
  ...common,
  kind: z.literal('gap-signal'),
  focal: studentGroupSchema,
  reference: studentGroupSchema,
  watch: z.enum(['widens', 'narrows', 'both']).default('widens'),
});

export const ruleSchema = z.discriminatedUnion('kind', [
  thresholdRuleSchema,
  gapWidensRuleSchema,
  signalRuleSchema,
  gapSignalRuleSchema,
]);
export type Rule = z.infer<typeof ruleSchema>;
export type SignalRule = z.infer<typeof signalRuleSchema>;
export type GapSignalRule = z.infer<typeof gapSignalRuleSchema>;
export type ThresholdRule = z.infer<typeof thresholdRuleSchema>;
export type GapWidensRule = z.infer<typeof gapWidensRuleSchema>;

export const isAboutSignals = <R extends Rule>(rule: R): rule is R & (SignalRule | GapSignalRule) =>
  rule.kind === 'signal' || rule.kind === 'gap-signal';
