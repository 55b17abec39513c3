import type { SeriesView } from '../../../shared/api/series.ts';
import type { ShownValue } from '../../../shared/api/shown-schema.ts';
import type { Values } from '../../../shared/charts/plot.ts';

/** The values of one student group by period. A period without the group is left out. */
export function valuesOf({ points }: SeriesView, group: string): Values {
  return new Map(
    points.flatMap(({ period, groups }): [string, ShownValue][] => {
      const value = groups[group];
      return value === undefined ? [] : [[period, value]];
    }),
  );
}

/** The dimensions of a series with their groups, for example `english_learner` and `grade`. Without all students. */
export function dimensionsOf({ points }: SeriesView): Map<string, string[]> {
  const groups = new Set(points.flatMap((point) => Object.keys(point.groups)));
  groups.delete('all');
  return Map.groupBy([...groups].sort(compareGroups), (group) => group.split(':')[0] ?? group);
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/** By name, numbers by size; `yes` before `no`, and what was not reported last. */
function compareGroups(a: string, b: string): number {
  return rank(a) - rank(b) || byName(a, b);
}

const rank = (group: string) => (group.endsWith(':yes') ? 0 : group.endsWith(':not_reported') ? 2 : 1);
