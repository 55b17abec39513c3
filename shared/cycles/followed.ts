import { shownCounts } from '../alerts/published.ts';
import { areComparable } from '../catalog/editions.ts';
import { comparePeriods, type Period } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Arm } from './cycle.ts';
import { type Evidence, incomplete, periodsAt, releaseAt } from './evidence.ts';
import { ratio, sum } from './figures.ts';
import type { LeftOut } from './result.ts';

/** What an aim is about, over time: a share in percent, or the size of a gap in points. */
export type Followed = {
  /** The places whose counts are added up, in every period the same. */
  placeIds: readonly string[];
  groups: readonly StudentGroup[];
  latest: { period: Period; value: number } | undefined;
  /** All periods with anything at these places, ordered by time. */
  periods: readonly Period[];
  without: LeftOut[];
  /** The value in a period; undefined unless all the places show it, counted as in the latest. */
  at(period: Period): number | undefined;
};

/** Follows an arm's share, or its gap to another group, at those places that show it in the latest period and at the start. */
export function followed(
  { placeIds, group }: Arm,
  gapTo: StudentGroup | undefined,
  since: Period,
  evidence: Evidence,
): Followed {
  const groups = gapTo === undefined ? [group] : [group, gapTo];
  const shows = (placeId: string, period: Period) => {
    const release = releaseAt(evidence, placeId, period);
    return release !== undefined && groups.every((one) => shownCounts(release, one));
  };
  const all = periodsAt(evidence, placeIds);
  const shown = all.filter((period) => placeIds.some((id) => shows(id, period)));
  const awaited = (period: Period) => placeIds.filter((id) => !releaseAt(evidence, id, period));
  const last = shown.findLast((period) => !incomplete(evidence, period, awaited(period))) ?? shown.at(-1);
  const atLast = last === undefined ? [] : placeIds.filter((id) => shows(id, last));
  const throughout = atLast.filter((id) => shows(id, since));
  const used = throughout.length > 0 ? throughout : atLast;
  const at = (period: Period) => {
    if (last === undefined || !used.every((id) => shows(id, period))) return undefined;
    if (!groups.every((one) => areComparable(evidence.indicator, period, last, one))) return undefined;
    return shownValue(used, groups, period, evidence);
  };
  const value = last === undefined ? undefined : at(last);
  return {
    ...{ placeIds: used, groups, at },
    latest: last === undefined || value === undefined ? undefined : { period: last, value },
    periods: all.filter((period) => last !== undefined && comparePeriods(period, last) <= 0),
    without: placeIds.filter((id) => !used.includes(id)).map((id) => leftOut(id, [last, since], evidence)),
  };
}

/** The pooled share in percent; of two groups the size of their gap in points. Undefined where nobody is counted. */
export function shownValue(
  placeIds: readonly string[],
  groups: readonly StudentGroup[],
  period: Period,
  evidence: Pick<Evidence, 'series'>,
): number | undefined {
  const shares = groups.map((group) => {
    const counts = placeIds.flatMap((id) => {
      const release = releaseAt(evidence, id, period);
      return (release && shownCounts(release, group)) ?? [];
    });
    return counts.length < placeIds.length || counts.length === 0 ? undefined : 100 * ratio(sum(counts));
  });
  const [one, other] = shares;
  if (one === undefined || groups.length === 1) return one;
  return other === undefined ? undefined : Math.abs(one - other);
}

function leftOut(placeId: string, periods: (Period | undefined)[], evidence: Evidence): LeftOut {
  const isMissing = periods.some((period) => period !== undefined && !releaseAt(evidence, placeId, period));
  return { placeId, because: isMissing ? 'not-received' : 'hidden' };
}
