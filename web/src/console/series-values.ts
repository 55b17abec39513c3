import type { ShownValue } from '../../../shared/api/partner.ts';
import type { SeriesView } from '../../../shared/api/series.ts';
import type { Values } from '../charts/plot.ts';

/** The values of one student group by period. A period without the group is left out. */
export function valuesOf({ points }: SeriesView, group: string): Values {
  return new Map(
    points.flatMap(({ period, groups }): [string, ShownValue][] => {
      const value = groups[group];
      return value === undefined ? [] : [[period, value]];
    }),
  );
}

/** The dimensions of a series with their groups, each ordered by name: `english_learner`, `grade`. Without all students. */
export function dimensionsOf({ points }: SeriesView): Map<string, string[]> {
  const groups = new Set(points.flatMap((point) => Object.keys(point.groups)));
  groups.delete('all');
  const ordered = [...groups].sort(new Intl.Collator('en', { numeric: true }).compare);
  return Map.groupBy(ordered, (group) => group.split(':')[0] ?? group);
}
