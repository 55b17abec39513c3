import { shownCounts } from '../alerts/published.ts';
import { comparePeriods, type Period } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import type { Counts } from '../measures/measure.ts';

/** What is published of one indicator, by place. */
export type Series = ReadonlyMap<string, readonly Released[]>;

/**
 * The period in which places are compared: the latest in which at least half of those that ever had a value of the group
 * have one, so that nobody is held against the first few who sent. Undefined where there is none.
 *
 * @param own a place that must have a value too
 */
export function comparedPeriod(
  series: Series,
  placeIds: readonly string[],
  group: StudentGroup,
  own?: string,
): Period | undefined {
  const others = placeIds.filter((id) => id !== own).map((id) => periodsWith(series.get(id) ?? [], group));
  const ever = others.filter(({ size }) => size > 0);
  const allowed = own === undefined ? undefined : periodsWith(series.get(own) ?? [], group);
  return [...(allowed ?? new Set(ever.flatMap((periods) => [...periods])))]
    .filter((period) => ever.filter((periods) => periods.has(period)).length >= ever.length / 2)
    .toSorted(comparePeriods)
    .at(-1);
}

function periodsWith(released: readonly Released[], group: StudentGroup): Set<Period> {
  return new Set(released.filter((one) => shownCounts(one, group)).map(({ period }) => period));
}

/** The shown counts of a group in a period, by place. */
export function countsIn(
  series: Series,
  placeIds: readonly string[],
  group: StudentGroup,
  period: Period,
): Map<string, Counts> {
  return new Map(
    placeIds.flatMap((id) => {
      const released = series.get(id)?.find((one) => one.period === period);
      const counts = released && shownCounts(released, group);
      return counts ? [[id, counts]] : [];
    }),
  );
}
