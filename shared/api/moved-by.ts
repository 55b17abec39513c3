import { areComparable } from '../catalog/editions.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import { comparePeriods } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { PlaceTree } from '../catalog/place-tree.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import type { Receipt } from './partner.ts';
import { pointsBetween, shownValue } from './shown-value.ts';

type Moved = Receipt['moved'][number];

/**
 * What is published of one indicator in a period, against the latest earlier one of the same edition: for the partner's place and its
 * groups, its schools, and the region. Places without a published value in the period are left out.
 */
export function movedBy(
  indicator: Indicator,
  period: Period,
  history: Released[],
  tree: PlaceTree,
  ownId: string,
): Moved[] {
  const byPlace = Map.groupBy(history, ({ placeId }) => placeId);
  const rowsOf = (place: Place, groupsOf: (after: Released) => StudentGroup[]): Moved[] => {
    const series = byPlace.get(place.id) ?? [];
    const after = series.find((one) => one.period === period);
    if (!after) return [];
    const earlier = series
      .filter((one) => comparePeriods(one.period, period) < 0)
      .toSorted((a, b) => comparePeriods(a.period, b.period));
    const expected = tree.children(place.id).length;
    return groupsOf(after).map((group) => {
      const before = earlier.findLast((one) => areComparable(indicator, one.period, period, group));
      return rowOf(indicator, place, group, before, after, expected);
    });
  };
  const all = () => [ALL_STUDENTS];
  const others = tree.within(ownId).filter(({ id, kind }) => id !== ownId && kind === 'school');
  const region = tree.places.filter(({ id, kind }) => id !== ownId && kind === 'region');
  const own = tree.get(ownId);
  return [
    ...(own ? rowsOf(own, (after) => [ALL_STUDENTS, ...mainGroups(indicator, after)]) : []),
    ...[...others, ...region].flatMap((place) => rowsOf(place, all)),
  ];
}

/** The two sides of each gap that is followed, and who belongs to a program group (`low_income:yes` and its like). */
function mainGroups({ gaps }: Indicator, { cells }: Released): StudentGroup[] {
  const followed = gaps.flatMap(({ focal, reference }) => [focal, reference]);
  const programs = Object.keys(cells).filter((group) => group.endsWith(':yes'));
  return [...new Set([...followed, ...programs])].filter((group) => group in cells && group !== ALL_STUDENTS);
}

function rowOf(
  indicator: Indicator,
  place: Place,
  group: StudentGroup,
  before: Released | undefined,
  after: Released,
  expected: number,
): Moved {
  const change = pointsBetween(before?.cells[group], after.cells[group]);
  return {
    indicator: indicator.name,
    indicatorId: indicator.id,
    place: place.name,
    placeKind: place.kind,
    group,
    betterWhen: indicator.betterWhen,
    ...(before && { before: { period: before.period, value: shownValue(before.cells[group]) } }),
    after: shownValue(after.cells[group]),
    ...(change !== undefined && { change }),
    reported: after.parts.length,
    expected,
  };
}
