import { areComparable } from '../catalog/editions.ts';
import { laterPeriod, type Period, yearBefore } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import { hasAllParts, shownCounts } from './published.ts';
import type { Judged, Unsaid } from './verdict.ts';

/** With which earlier period a value is compared. */
export type Comparison = 'previous' | 'year-before' | { baseline: Period } | { periodsBefore: number };

/** The release that a period is compared with, or why it is with none. All of the groups must be shown in both. */
export function comparedWith(
  comparison: Comparison,
  now: Released,
  earlier: readonly Released[],
  { groups, minimumStudents, indicator }: { groups: StudentGroup[]; minimumStudents: number; indicator: Judged },
): { base: Released } | { reason: Unsaid } {
  const isShown = (one: Released) => groups.every((group) => shownCounts(one, group));
  const isLarge = (one: Released) =>
    groups.every((group) => (shownCounts(one, group)?.denominator ?? 0) >= minimumStudents);
  if (!isShown(now)) return { reason: 'hidden' };
  if (!isLarge(now)) return { reason: 'too-few-students' };
  const base =
    comparison === 'previous'
      ? earlier.findLast(isShown)
      : earlier.findLast(({ period }) => period === periodOf(comparison, now.period));
  if (!base || !isShown(base)) return { reason: 'nothing-to-compare' };
  if (!isLarge(base)) return { reason: 'too-few-students' };
  if (!groups.every((group) => hasAllParts(now, base, group))) return { reason: 'parts-missing' };
  const ofOneEdition = groups.every((group) => areComparable(indicator, base.period, now.period, group));
  return ofOneEdition ? { base } : { reason: 'new-edition' };
}

function periodOf(comparison: Exclude<Comparison, 'previous'>, period: Period): Period {
  if (comparison === 'year-before') return yearBefore(period);
  return 'baseline' in comparison ? comparison.baseline : laterPeriod(period, -comparison.periodsBefore);
}
