import { ALL_STUDENTS, dimensionOf, type GapDefinition, type StudentGroup } from '../catalog/student-group.ts';
import type { GapCounts } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';

/** The counts of student groups at one place in one period, as far as they may be used; absent is no data. */
export type GroupCells = Readonly<Record<StudentGroup, Proportion | 'hidden'>>;

/** Groups of fewer students say more of the few than of their group. */
export const MINIMUM_STUDENTS = 10;

/** Why there is no number, and of which group. */
export type CannotSay = { verdict: 'cannot-say'; reason: 'no-data' | 'hidden' | 'too-few'; group: StudentGroup };

/** A group's counts, when they can carry a statement. */
export function readGroup(
  group: StudentGroup,
  cells: GroupCells,
  minimum = MINIMUM_STUDENTS,
): { verdict: 'known'; counts: Proportion } | CannotSay {
  const counts = Object.hasOwn(cells, group) ? cells[group] : undefined;
  if (counts === 'hidden') return { verdict: 'cannot-say', reason: 'hidden', group };
  if (!counts || counts.denominator <= 0) return { verdict: 'cannot-say', reason: 'no-data', group };
  if (counts.denominator < minimum) return { verdict: 'cannot-say', reason: 'too-few', group };
  return { verdict: 'known', counts };
}

/**
 * Both sides of a gap, when each can carry a statement.
 *
 * @throws RangeError for two groups that are not two values of one dimension
 */
export function readGap(
  { focal, reference }: GapDefinition,
  cells: GroupCells,
  minimum = MINIMUM_STUDENTS,
): { verdict: 'known'; counts: GapCounts } | CannotSay {
  mustBeOfOneDimension([focal, reference]);
  const [one, two] = [readGroup(focal, cells, minimum), readGroup(reference, cells, minimum)];
  if (one.verdict !== 'known') return one;
  if (two.verdict !== 'known') return two;
  return { verdict: 'known', counts: { focal: one.counts, reference: two.counts } };
}

/**
 * Adds up groups of one dimension, which share no students, for example all but one for a reference. Each must have data;
 * how few is not asked of the parts.
 *
 * @throws RangeError for groups of several dimensions, which overlap, and for a group that is named twice
 */
export function addGroups(
  groups: readonly StudentGroup[],
  cells: GroupCells,
): { verdict: 'known'; counts: Proportion } | CannotSay {
  mustBeOfOneDimension(groups);
  const counts = { numerator: 0, denominator: 0 };
  for (const group of groups) {
    const one = readGroup(group, cells, 0);
    if (one.verdict !== 'known') return one;
    counts.numerator += one.counts.numerator;
    counts.denominator += one.counts.denominator;
  }
  return { verdict: 'known', counts };
}

/** Refuses groups that may share students. */
export function mustBeOfOneDimension(groups: readonly StudentGroup[]): void {
  const dimensions = new Set(groups.map(dimensionOf));
  if (groups.length === 0 || dimensions.size > 1 || dimensions.has(ALL_STUDENTS)) {
    throw new RangeError(`Groups are compared and added within one dimension, not as ${groups.join(', ') || 'none'}.`);
  }
  if (new Set(groups).size < groups.length) throw new RangeError(`A group is named twice in ${groups.join(', ')}.`);
}
