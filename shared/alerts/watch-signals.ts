import { areComparable } from '../catalog/editions.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { comparePeriods, ordinal, type Period } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { GapDefinition, StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import type { Panel } from '../signals/panel.ts';
import { type ShownSeries, seriesPoint } from '../signals/series.ts';
import type { BaselineSettings } from '../signals/settings.ts';
import type { Watched } from '../signals/watch.ts';
import { type GapDirection, watchGaps } from '../signals/watch-gaps.ts';
import { watchPlaces } from '../signals/watch-places.ts';
import { hasAllParts, shownCounts } from './published.ts';

/** What is known when signals are looked for: all that is published of one indicator. */
export type Published = {
  indicator: Pick<Indicator, 'periodKind' | 'edition' | 'breaks' | 'baselines'>;
  places: readonly Place[];
  /** By place, in any order. */
  series: ReadonlyMap<string, readonly Released[]>;
  /** Who is behind the numbers, where linked records tell; else a careful guess. */
  panel?: Panel | undefined;
};

/** A chart of a share or of a gap. */
export type SignalChart = Watched<'higher' | 'lower' | GapDirection>;

/** What is charted: a group's share, or a gap. */
export type Charted = { group: StudentGroup } | GapDefinition;

/** The charts that a rule reads, by place. */
export type SignalCharts = ReadonlyMap<string, SignalChart>;

/**
 * Charts the shown values of all places, each among those of its kind, since what moves all of them in a month is no
 * place's own finding. A break of the indicator's edition starts a new baseline.
 */
export function watchSignals(charted: Charted, published: Published): SignalCharts {
  const { indicator, places, series, panel } = published;
  const byKind = Map.groupBy(
    places.filter(({ id }) => series.has(id)),
    ({ kind }) => kind,
  );
  const charts = [...byKind.values()].flatMap((ofKind): SignalChart[] => {
    const shown = (group: StudentGroup) => ofKind.map(({ id }) => shownSeries(id, series.get(id) ?? [], group));
    const settings = (group: StudentGroup) => ({
      breaks: breaksIn(published, group),
      baselines: baselinesOf(indicator, ofKind),
      ...(panel && { panel }),
    });
    return 'group' in charted
      ? watchPlaces(shown(charted.group), indicator.periodKind, settings(charted.group))
      : watchGaps(shown(charted.focal), shown(charted.reference), indicator.periodKind, settings(charted.focal));
  });
  return new Map(charts.map((chart) => [chart.id, chart]));
}

/** A latest period that lacks parts which the one before had (half of a region's districts) has no value yet. */
function shownSeries(id: string, releases: readonly Released[], group: StudentGroup): ShownSeries {
  const ordered = releases.toSorted((a, b) => comparePeriods(a.period, b.period));
  const latest = ordered.at(-1);
  const before = ordered.slice(0, -1).findLast((one) => shownCounts(one, group));
  const isPartial = latest !== undefined && before !== undefined && !hasAllParts(latest, before, group);
  const points = ordered.map((one) =>
    seriesPoint(one.period, one === latest && isPartial ? undefined : shownCounts(one, group)),
  );
  return { id, points };
}

/** What staff say of each place's baseline: the entry that names it, or else the one for all. */
function baselinesOf(
  { baselines = [] }: Published['indicator'],
  places: readonly Place[],
): Record<string, BaselineSettings> {
  const own = places.flatMap(({ id }): [string, BaselineSettings][] => {
    const found = baselines.find(({ placeIds }) => placeIds?.includes(id)) ?? baselines.find((one) => !one.placeIds);
    if (!found) return [];
    const { from, through, exclude = [] } = found;
    const at = (period: Period | undefined) => (period === undefined ? undefined : ordinal(period));
    const [first, last] = [at(from), at(through)];
    return [
      [
        id,
        {
          ...(first !== undefined && { from: first }),
          ...(last !== undefined && { through: last }),
          exclude: exclude.map(ordinal),
        },
      ],
    ];
  });
  return Object.fromEntries(own);
}

/** The ordinals of the first periods of new editions. */
function breaksIn({ indicator, series }: Published, group: StudentGroup): number[] {
  const periods = [...new Set([...series.values()].flat().map(({ period }) => period))].sort(comparePeriods);
  return periods.flatMap((period: Period, index) => {
    const before = periods[index - 1];
    return before === undefined || areComparable(indicator, before, period, group) ? [] : [ordinal(period)];
  });
}
