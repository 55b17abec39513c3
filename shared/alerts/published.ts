import type { Period } from '../catalog/period.ts';
import { dimensionOf, type StudentGroup } from '../catalog/student-group.ts';
import { countsOf, type Released } from '../disclosure/release.ts';
import type { Counts } from '../measures/measure.ts';

/** The counts of a group, where they may be shown and are of anybody. */
export function shownCounts({ cells }: Released, group: StudentGroup): Counts | undefined {
  const counts = countsOf(cells[group]);
  return counts && counts.denominator > 0 ? counts : undefined;
}

/** A group's counts with their period. */
export function valueAt(released: Released, group: StudentGroup): { period: Period; counts: Counts } | undefined {
  const counts = shownCounts(released, group);
  return counts && { period: released.period, counts };
}

/** Both sides of a gap with their period; undefined where either is hidden or has nobody. The gap is focal minus reference. */
export function gapOf(
  released: Released,
  focal: StudentGroup,
  reference: StudentGroup,
): { period: Period; focal: Counts; reference: Counts } | undefined {
  const [one, two] = [shownCounts(released, focal), shownCounts(released, reference)];
  return one && two && { period: released.period, focal: one, reference: two };
}

/** The parts of a place that a group's value is made from. */
function partsOf({ parts, without = {} }: Released, group: StudentGroup): string[] {
  const left = new Set(without[dimensionOf(group)]);
  return parts.filter((part) => !left.has(part));
}

/** Whether a group's value has all the parts in `now` that it had in `before`. */
export function hasAllParts(now: Released, before: Released, group: StudentGroup): boolean {
  const present = new Set(partsOf(now, group));
  return partsOf(before, group).every((part) => present.has(part));
}
