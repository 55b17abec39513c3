import { hasAllParts } from '../../shared/alerts/published.ts';
import type { ReportedIndicator } from '../../shared/api/report.ts';
import { pointsBetween, shownValue } from '../../shared/api/shown-value.ts';
import { areComparable, type Editioned } from '../../shared/catalog/editions.ts';
import { comparePeriods, yearBefore } from '../../shared/catalog/period.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { ALL_STUDENTS } from '../../shared/catalog/student-group.ts';
import type { Released } from '../../shared/disclosure/release.ts';

type Latest = ReportedIndicator['places'][number];

/** The latest value of all students at each place directly within another, by name; of places without values none. */
export function latestWithin(
  placeId: string,
  { indicator, seen, history }: { indicator: Editioned; seen: readonly Place[]; history: readonly Released[][] },
): Latest[] {
  const series = Map.groupBy(history.flat(), (one) => one.placeId);
  return seen
    .filter(({ parentId }) => parentId === placeId)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .flatMap((place) => latestAt(place, indicator, series.get(place.id) ?? []));
}

function latestAt({ id, name, kind }: Place, indicator: Editioned, releases: readonly Released[]): Latest[] {
  const own = releases.toSorted((a, b) => comparePeriods(a.period, b.period));
  const now = own.at(-1);
  if (!now) return [];
  const earlier = own.find(({ period }) => period === yearBefore(now.period));
  const fits =
    earlier &&
    hasAllParts(now, earlier, ALL_STUDENTS) &&
    areComparable(indicator, earlier.period, now.period, ALL_STUDENTS);
  const change = fits ? pointsBetween(earlier.cells[ALL_STUDENTS], now.cells[ALL_STUDENTS]) : undefined;
  const value = shownValue(now.cells[ALL_STUDENTS]);
  return [{ place: { id, name, kind }, period: now.period, value, ...(change !== undefined && { change }) }];
}
