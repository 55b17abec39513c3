import { aimedShares, aimOf } from '../../shared/alerts/aim.ts';
import type { SeriesView } from '../../shared/api/series.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { ALL_STUDENTS } from '../../shared/catalog/student-group.ts';
import { type Target, targetsAt } from '../../shared/catalog/target.ts';
import type { Released } from '../../shared/disclosure/release.ts';

/** What all students of a place aim at, and where their share would be on its way. Undefined without a target. */
export function targetView(
  indicator: Indicator,
  releases: readonly Released[],
  place: Pick<Place, 'id'>,
): SeriesView['target'] {
  const { local, regional } = targetsAt(indicator.targets ?? [], place.id, ALL_STUDENTS);
  const target = local ?? regional;
  if (!target) return undefined;
  const aim = aimOf(indicator, releases, ALL_STUDENTS);
  const way = aim ? aimedShares(aim, releases, ALL_STUDENTS, indicator.betterWhen) : [];
  return {
    ...shown(target),
    isLocal: local !== undefined,
    ...(local && regional && { regional: shown(regional) }),
    way: [...way].map(([period, percent]) => ({ period, percent: Math.round(percent * 10) / 10 })),
  };
}

const shown = ({ percent, by }: Target) => ({ percent, by });
