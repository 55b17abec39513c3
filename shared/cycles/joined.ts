import { lastDayOf, type Period } from '../catalog/period.ts';
import { ALL_STUDENTS, dimensionOf, type StudentGroup } from '../catalog/student-group.ts';
import type { Arm, Cycle } from './cycle.ts';

/** Whether two groups may share students: only two values of one dimension do not. */
function mayOverlap(one: StudentGroup, other: StudentGroup): boolean {
  if (one === other || one === ALL_STUDENTS || other === ALL_STUDENTS) return true;
  return dimensionOf(one) !== dimensionOf(other);
}

/**
 * The places of a comparison at which the change is tried itself by the end of a period, in whichever phase: they are no
 * comparison any more.
 */
export function joinedBy({ phases }: Pick<Cycle, 'phases'>, comparison: Arm, period: Period): Set<string> {
  const end = lastDayOf(period).toISOString().slice(0, 10);
  const tried = phases.filter(({ startedOn, test }) => startedOn <= end && mayOverlap(test.group, comparison.group));
  const there = new Set(tried.flatMap(({ test }) => test.placeIds));
  return new Set(comparison.placeIds.filter((id) => there.has(id)));
}
