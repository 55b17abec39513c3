import { watchSignals } from '../../shared/alerts/watch-signals.ts';
import type { SeriesView } from '../../shared/api/series.ts';
import { shownValue } from '../../shared/api/shown-value.ts';
import { breaksBetween, editionAt } from '../../shared/catalog/editions.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { comparePeriods, ordinal, type Period, shortPeriod } from '../../shared/catalog/period.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { ALL_STUDENTS } from '../../shared/catalog/student-group.ts';
import type { Released } from '../../shared/disclosure/release.ts';
import type { Panel } from '../../shared/signals/panel.ts';
import type { Watched } from '../../shared/signals/watch.ts';
import { gapView } from './gap-view.ts';
import { targetView } from './target-view.ts';

/** Everything that is published of one indicator. */
export type PublishedIndicator = {
  indicator: Indicator;
  places: readonly Place[];
  /** Those that the reader may see; with others nothing is compared. */
  seen: readonly Place[];
  /** By period. */
  history: readonly Released[][];
  panel: Panel | undefined;
};

type Break = NonNullable<Indicator['breaks']>[number];

/** The numbers that people see of one indicator at one place, from what is published and nothing else. */
export function seriesViewOf(published: PublishedIndicator, place: Place): Omit<SeriesView, 'notes'> {
  const { indicator, places, seen, history, panel } = published;
  const series = Map.groupBy(history.flat(), ({ placeId }) => placeId);
  const own = (series.get(place.id) ?? []).toSorted((a, b) => comparePeriods(a.period, b.period));
  const expected = places.filter(({ parentId }) => parentId === place.id).length;
  const chartOf = (charted: Parameters<typeof watchSignals>[0]) =>
    watchSignals(charted, { indicator, places, series, panel }).get(place.id);
  const target = targetView(indicator, own, place);
  const isWorse = (direction: string) => (direction === 'higher') === (indicator.betterWhen === 'lower');
  return {
    indicator: headOf(indicator),
    place: { id: place.id, name: place.name, kind: place.kind },
    points: own.map((one) => pointOf(one, expected)),
    breaks: breaksWithin(indicator, own),
    ...(target && { target }),
    chart: chartView(chartOf({ group: ALL_STUDENTS }), own, (direction) => (isWorse(direction) ? 'worse' : 'better')),
    gaps: indicator.gaps.map((gap) => ({
      ...gapView({ indicator, places: seen, series }, gap, place),
      chart: chartView(chartOf(gap), own, (direction) => (direction === 'widens' ? 'widens' : 'narrows')),
    })),
  };
}

const headOf = ({ id, name, betterWhen, edition, source }: Indicator) => ({ id, name, betterWhen, edition, source });

function pointOf({ period, cells, parts, gains }: Released, expected: number): SeriesView['points'][number] {
  const groups = Object.fromEntries(Object.entries(cells).map(([group, cell]) => [group, shownValue(cell)]));
  return { period, label: shortPeriod(period), groups, ...(gains && { gains }), reported: parts.length, expected };
}

/** The breaks between two values that are shown; others break nothing. */
function breaksWithin(indicator: Indicator, own: readonly Released[]): SeriesView['breaks'] {
  return own.slice(1).flatMap(({ period }, index) => {
    const before = own[index]?.period ?? period;
    const lies = (one: Break) =>
      breaksBetween({ breaks: [one] }, before, period, one.dimension && `${one.dimension}:`).length > 0;
    return (indicator.breaks ?? []).filter(lies).map(({ reason, earlierEdition, dimension }) => ({
      from: period,
      reason,
      earlierEdition,
      ...(dimension ? { dimension } : { edition: editionAt(indicator, period) }),
    }));
  });
}

function chartView<D extends string>(
  chart: Watched<string> | undefined,
  own: readonly Released[],
  named: (direction: string) => D,
) {
  const periodAt = new Map(own.map(({ period }) => [ordinal(period), period]));
  const points = (chart?.points ?? []).flatMap(({ ordinal: at, expected, range, signal }) => {
    const period = periodAt.get(at);
    if (period === undefined) return [];
    const [low, high] = range;
    return [
      {
        period,
        expected: inTenths(expected),
        range: [inTenths(low), inTenths(high)] as [number, number],
        ...(signal !== 'none' && { signal: named(signal) }),
      },
    ];
  });
  return { points, verdict: verdictView(chart?.verdict, periodAt, named) };
}

function verdictView<D extends string>(
  verdict: Watched<string>['verdict'] | undefined,
  periodAt: ReadonlyMap<number, Period>,
  named: (direction: string) => D,
) {
  if (!verdict) return { state: 'cannot-say' as const, reason: 'no-value' as const };
  if (verdict.state === 'signal') {
    const since = periodAt.get(verdict.since) ?? '';
    return { state: verdict.state, direction: named(verdict.direction), since };
  }
  if (verdict.state === 'learning') return verdict;
  const detectable = 'detectable' in verdict ? { detectable: inTenths(verdict.detectable) } : {};
  if (verdict.state === 'none') return { state: verdict.state, detectable: inTenths(verdict.detectable) };
  return { state: verdict.state, reason: verdict.reason, ...detectable };
}

const inTenths = (value: number) => Math.round(value * 10) / 10 + 0;
