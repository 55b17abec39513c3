import * as z from 'zod';
import { identifier } from './identifier.ts';
import { periodSchema } from './period.ts';
import { ALL_STUDENTS, type StudentGroup, studentGroupSchema } from './student-group.ts';

const percent = z.number().min(0).max(100);

/** A share that is to be reached by a period: at one place, or everywhere. */
export const targetSchema = z.object({
  /** The place that aims at it; the whole region, and every place without a target of its own, when absent. */
  placeId: identifier.optional(),
  group: studentGroupSchema.default(ALL_STUDENTS),
  percent,
  by: periodSchema,
  /** Where the way begins, at the same time of the year as `by`. Without it nothing says what is on the way. */
  baseline: z
    .object({
      period: periodSchema,
      /** The share from which one starts; the place's own as published when absent. */
      percent: percent.optional(),
    })
    .optional(),
});
export type Target = z.infer<typeof targetSchema>;

/** The target that a place has of its own, and the one of the region, for one group. */
export type Targets = { local?: Target | undefined; regional?: Target | undefined };

/** What a place aims at; of several targets the one that comes last. */
export function targetsAt(targets: readonly Target[], placeId: string, group: StudentGroup): Targets {
  const ofGroup = targets.filter((one) => one.group === group);
  return {
    local: ofGroup.findLast((one) => one.placeId === placeId),
    regional: ofGroup.findLast((one) => one.placeId === undefined),
  };
}
