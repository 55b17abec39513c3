import * as z from 'zod';

/**
 * A student group is written `dimension:value`, for example `english_learner:yes` or `grade:3`; `all` is every student.
 * Dimensions overlap, so values are never summed across them.
 */
export const studentGroupSchema = z.string().regex(/^(?:all|[a-z][a-z0-9_]{0,39}:[a-z0-9_+.-]{1,40})$/);
export type StudentGroup = string;

export const ALL_STUDENTS: StudentGroup = 'all';

/** Two values of one dimension whose difference is followed: focal minus reference. */
export const gapDefinitionSchema = z.object({
  focal: studentGroupSchema,
  reference: studentGroupSchema,
});
export type GapDefinition = z.infer<typeof gapDefinitionSchema>;

/** The dimension that a group is a value of; `all` is its own. */
export function dimensionOf(group: StudentGroup): string {
  return group === ALL_STUDENTS ? ALL_STUDENTS : group.slice(0, group.indexOf(':'));
}
