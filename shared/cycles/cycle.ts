import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { ALL_STUDENTS, studentGroupSchema } from '../catalog/student-group.ts';

/** What was agreed on before: the share to reach, or the points by which it has to get better. */
export const decisionRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reach'), percent: z.number().min(0).max(100) }),
  z.object({ kind: z.literal('change'), points: z.number().gt(0).max(100) }),
]);
export type DecisionRule = z.infer<typeof decisionRuleSchema>;

/** A change that is tried at some places, until it is decided what becomes of it. */
export const cycleSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  indicatorId: identifier,
  group: studentGroupSchema.default(ALL_STUDENTS),
  /** Where it is tried. */
  placeIds: z.array(identifier).min(1).max(100),
  ownerId: identifier,
  startedOn: z.iso.date(),
  reviewOn: z.iso.date().optional(),
  decideBy: z.iso.date(),
  /** The last period before it began: values are compared with the same time of the year up to it. */
  baseline: periodSchema,
  /** Met once it holds by more than chance; without one only the day of the decision is watched. */
  decisionRule: decisionRuleSchema.optional(),
  state: z.enum(['open', 'decided']).default('open'),
});
export type Cycle = z.infer<typeof cycleSchema>;
