import * as z from 'zod';
import { identifier } from '../catalog/identifier.ts';
import { periodSchema } from '../catalog/period.ts';
import { ALL_STUDENTS, studentGroupSchema } from '../catalog/student-group.ts';
import { decisionKindSchema, decisionRuleSchema } from './decision-rule.ts';
import { entrySchema } from './entry.ts';

/**
 * Where a change is tried, or what that is compared with: places, and of their students one group. Participants of a
 * program are a group too, and so are the other students of their schools.
 */
const armSchema = z.object({
  placeIds: z.array(identifier).min(1).max(100),
  group: studentGroupSchema.default(ALL_STUDENTS),
});
export type Arm = z.infer<typeof armSchema>;

/** A stretch of a cycle with the same places: it begins with few, and is scaled up to more by a phase of their own. */
export const phaseSchema = z.object({
  name: z.string().min(1).max(80).optional(),
  startedOn: z.iso.date(),
  /** The last period before it began. */
  baseline: periodSchema,
  test: armSchema,
  comparison: armSchema.optional(),
});
export type Phase = z.infer<typeof phaseSchema>;

/** What is to be reached: a share in percent, or a gap in points. */
const aimSchema = z.object({
  /** Where it starts; what is published of the baseline when absent. */
  from: z.number().min(0).max(100).optional(),
  to: z.number().min(0).max(100),
  by: periodSchema,
  /** The group to which the gap is meant, at the test places. Without it the aim is the test group's own share. */
  gapTo: studentGroupSchema.optional(),
});
export type Aim = z.infer<typeof aimSchema>;

/** What people define of a cycle. */
export const cycleDefinitionSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  indicatorId: identifier,
  /** An indicator that follows students, whose gains a week are compared besides. */
  growthIndicatorId: identifier.optional(),
  ownerId: identifier,
  /** What is tried, and why it may help. */
  changeIdea: z.string().min(1).max(1000).optional(),
  aim: aimSchema.optional(),
  /** In the order of their start. */
  phases: z.array(phaseSchema).min(1).max(10),
  /** The days on which people look at it together. */
  reviewsOn: z.array(z.iso.date()).max(30).default([]),
  /** The day by which the next decision is made. */
  decideBy: z.iso.date(),
  /** What was agreed on before; without one only the day of the decision is watched. */
  decisionRules: z.array(decisionRuleSchema).max(5).default([]),
});
export type CycleDefinition = z.infer<typeof cycleDefinitionSchema>;

/** A change that is tried at some places, until it is decided what becomes of it, with all that happened to it. */
export const cycleSchema = cycleDefinitionSchema.extend({
  /** It is over once it is decided to adopt or to abandon it. */
  state: z.enum(['open', 'closed']).default('open'),
  /** What closed it. */
  decision: decisionKindSchema.optional(),
  /** Only ever added to. */
  log: z.array(entrySchema).max(1000).default([]),
});
export type Cycle = z.infer<typeof cycleSchema>;
