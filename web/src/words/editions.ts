import type { SeriesView } from '../../../shared/api/series.ts';
import { comparePeriods, type Period, yearBefore } from '../../../shared/catalog/period.ts';

/** Where the values of a group begin anew, by another definition. */
export function breaksOf({ breaks }: Pick<SeriesView, 'breaks'>, group = 'all'): SeriesView['breaks'] {
  return breaks.filter(({ dimension }) => !dimension || group.startsWith(`${dimension}:`));
}

/** The periods at which the values of a group begin anew. */
export function startsOf(series: Pick<SeriesView, 'breaks'>, group = 'all'): ReadonlySet<string> {
  return new Set(breaksOf(series, group).map(({ from }) => from));
}

/** The same period a year before, unless the value is of another edition than all students' value then. */
export function comparedWith(series: Pick<SeriesView, 'breaks'>, period: Period): Period | undefined {
  const before = yearBefore(period);
  const isAcross = [...startsOf(series)].some(
    (start) => comparePeriods(start, before) > 0 && comparePeriods(start, period) <= 0,
  );
  return isAcross ? undefined : before;
}
