import type { SeriesView } from '../../../shared/api/series.ts';
import { comparePeriods, type Period, yearBefore } from '../../../shared/catalog/period.ts';

/** The periods at which the values of a group begin anew, by another definition. */
export function startsOf({ breaks }: Pick<SeriesView, 'breaks'>, group = 'all'): ReadonlySet<string> {
  const concerned = breaks.filter(({ dimension }) => !dimension || group.startsWith(`${dimension}:`));
  return new Set(concerned.map(({ from }) => from));
}

/** The same period a year before, unless the value is of another edition than all students' value then. */
export function comparedWith(series: Pick<SeriesView, 'breaks'>, period: Period): Period | undefined {
  const before = yearBefore(period);
  const isAcross = [...startsOf(series)].some(
    (start) => comparePeriods(start, before) > 0 && comparePeriods(start, period) <= 0,
  );
  return isAcross ? undefined : before;
}
