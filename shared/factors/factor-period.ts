import { shownCounts } from '../alerts/published.ts';
import { comparePeriods, type Period } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';

/** Periods in which any of the places shows a share of the group, latest first, and the one to compare them in. */
export type FactorPeriods = { periods: Period[]; latest: Period | undefined };

/**
 * The latest period in which at least half as many places show a share as in the fullest one: the first two files of a new
 * month do not yet speak for all.
 */
export function factorPeriods(
  released: readonly Released[],
  placeIds: ReadonlySet<string>,
  group: StudentGroup,
): FactorPeriods {
  const shown = released.filter((one) => placeIds.has(one.placeId) && shownCounts(one, group) !== undefined);
  const counted = Map.groupBy(shown, ({ period }) => period);
  const periods = [...counted.keys()].toSorted(comparePeriods).reverse();
  const placesIn = (period: Period) => counted.get(period)?.length ?? 0;
  const most = Math.max(0, ...periods.map(placesIn));
  return { periods, latest: periods.find((period) => 2 * placesIn(period) >= most) };
}
