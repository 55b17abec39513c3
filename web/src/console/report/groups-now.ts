import type { SeriesView } from '../../../../shared/api/series.ts';
import type { ShownValue } from '../../../../shared/api/shown-schema.ts';
import type { Period } from '../../../../shared/catalog/period.ts';
import { latestOf } from '../../words/finding.ts';
import { dimensionsOf } from '../series-values.ts';

/** A student group in the latest period, with its change since it was last compared, in points, where that may be told. */
export type GroupNow = { group: string; value: ShownValue | undefined; change: number | undefined };

/** Every group of a series in its latest period, by dimension. Undefined without values or groups. */
export function groupsNow(series: SeriesView): { period: Period; groups: GroupNow[] } | undefined {
  const last = series.points.at(-1);
  const groups = [...dimensionsOf(series).values()].flat();
  if (!last || groups.length === 0) return undefined;
  const now = groups.map((group): GroupNow => {
    const latest = latestOf(series, group);
    const change = latest?.period === last.period ? latest.before?.change : undefined;
    return { group, value: last.groups[group], change };
  });
  return { period: last.period, groups: now };
}
