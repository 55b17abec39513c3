import * as z from 'zod';
import { identifier } from './identifier.ts';
import { ALL_STUDENTS, studentGroupSchema } from './student-group.ts';

/**
 * What a place is like, apart from its outcomes: how many students it has and who they are, what it has and what it lacks.
 * Values are of a school year. An outcome is never an attribute: places would be found alike by what they achieve.
 */
export const attributeSchema = z.object({
  id: identifier,
  name: z.string().min(1).max(120),
  /** A share of the place's students, from 0 to 1; any other number, 0 or more; or whether it is so, 1 or 0. */
  kind: z.enum(['share', 'number', 'yes-no']),
  /** What a number is in, for example `students`. */
  unit: z.string().min(1).max(40).optional(),
  /** The student group that it is the share of, or, for a number, that it counts; hidden wherever that group is. */
  group: studentGroupSchema.optional(),
  /** Compared by its logarithm: twice as many is as far from as many as half as many. */
  scale: z.literal('log').optional(),
  /** What is said of places that have it, after `schools`: `with a leveled library`. */
  having: z.string().min(1).max(80).optional(),
  /** Whether places are found alike by it. */
  matches: z.boolean().default(false),
  source: z.string().max(300),
});
export type Attribute = z.infer<typeof attributeSchema>;

/** Whether its values are about how many students a place has of a kind, so that small ones are hidden. */
export const isOfStudents = ({ kind, group }: Pick<Attribute, 'kind' | 'group'>): boolean =>
  kind === 'share' || (kind === 'number' && group !== undefined);

/** Whether it is the number of all students. */
export const isEnrollment = ({ kind, group }: Pick<Attribute, 'kind' | 'group'>): boolean =>
  kind === 'number' && group === ALL_STUDENTS;
