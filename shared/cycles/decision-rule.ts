import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';

/** What may become of a change: it goes to more places, stays, is changed, or is given up. */
export const decisionKinds = ['expand', 'adopt', 'adapt', 'abandon'] as const;
export const decisionKindSchema = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof decisionKindSchema>;

const points = z.number().gt(0).max(100);

/** One thing that has to hold in the period in which a rule is judged. */
const conditionSchema = z.discriminatedUnion('kind', [
  /** The share of the test group is there, in percent. */
  z.object({ kind: z.literal('reach'), percent: z.number().min(0).max(100) }),
  /** It got better by so many points since the baseline, and by more than chance brings. */
  z.object({ kind: z.literal('change'), points }),
  /** It got better by so many points more than the comparison; more than chance brings, unless that is switched off. */
  z.object({ kind: z.literal('ahead'), points, beyondChance: z.boolean().default(true) }),
  /** The lead over the comparison is beyond chance again, and not smaller than a year before by more than chance brings. */
  z.object({ kind: z.literal('again') }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** What was agreed on before the numbers came: all of it has to hold, and then it is to be decided so. */
export const decisionRuleSchema = z.object({
  id: identifier,
  /** As people agreed on it, in their words. */
  words: z.string().min(1).max(300).optional(),
  /** Which phase is judged, counted from 0. */
  phase: z.number().int().min(0).max(9).default(0),
  /** The period whose values decide. */
  judgedIn: periodSchema,
  conditions: z.array(conditionSchema).min(1).max(5),
  decide: decisionKindSchema,
});
export type DecisionRule = z.infer<typeof decisionRuleSchema>;
