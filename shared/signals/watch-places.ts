import type { PeriodKind } from '../catalog/period.ts';
import { type Baselined, findBaseline } from './baseline.ts';
import { residualsOf } from './residuals.ts';
import { isObserved, PERIODS_PER_YEAR, periodsInHalfAYear, type ShownSeries } from './series.ts';
import { type ChartSettings, settingsFor } from './settings.ts';
import type { Verdict } from './verdict.ts';
import { type Chartable, chartAll, chartedValue, type Watched } from './watch.ts';

/**
 * The default signal: watches the shown values of one indicator and student group at all places of a region of one kind
 * (its schools, or its districts). Each is judged against its own level, the season that all share, and the movement of
 * the month that the others had in common. Give all places, also those that nobody asks about: they are what is compared
 * with. The result is in the order of `series` and does not depend on it.
 *
 * A region by itself is a series alone: `watchPlaces([region], …)`. It keeps its movements, since they are its finding.
 */
export function watchPlaces(
  series: readonly ShownSeries[],
  kind: PeriodKind,
  settings: Partial<ChartSettings> = {},
): Watched[] {
  const all = settingsFor(kind, settings);
  return watchByEdition(series, kind, all, (one) => watchEdition(one, kind, all));
}

function watchEdition(series: readonly ShownSeries[], kind: PeriodKind, settings: ChartSettings): Watched[] {
  const { ready, verdicts } = baselined(series, kind, settings);
  const chartable = residualsOf(ready, settings).map(
    ({ id, baseline, watched }): Chartable => ({
      id,
      baseline: baseline.map(chartedValue),
      watched: watched.map(chartedValue),
      fitted: fittedParameters(ready),
    }),
  );
  const charts = chartAll(chartable, settings, settings.width, periodsInHalfAYear(kind));
  return inOrder(series, charts, verdicts);
}

/** Runs each edition of an indicator by itself: no chart crosses a break. The last edition gives the verdict. */
export function watchByEdition<Direction extends string>(
  series: readonly ShownSeries[],
  kind: PeriodKind,
  { breaks }: ChartSettings,
  watchEdition: (series: ShownSeries[]) => Watched<Direction>[],
): Watched<Direction>[] {
  if (kind === 'year') return series.map(({ id }) => ({ id, points: [], verdict: TOO_FEW }));
  const edges = [Number.NEGATIVE_INFINITY, ...breaks.toSorted((a, b) => a - b), Number.POSITIVE_INFINITY];
  const editions = edges.slice(1).map((end, index) => {
    const start = edges[index] ?? end;
    const within = ({ ordinal }: { ordinal: number }) => ordinal >= start && ordinal < end;
    return watchEdition(series.map(({ id, points }) => ({ id, points: points.filter(within) })));
  });
  return series.map(({ id, points }, index) => {
    const parts = editions.flatMap((edition) => edition[index] ?? []);
    const verdict = parts.at(-1)?.verdict ?? TOO_FEW;
    const latest = points.at(-1);
    const unseen = verdict.state !== 'learning' && !(latest && isObserved(latest));
    return { id, points: parts.flatMap((part) => part.points), verdict: unseen ? NO_VALUE : verdict };
  });
}

/** Series that have a baseline, and the verdict on the others. */
export function baselined(
  series: readonly ShownSeries[],
  kind: PeriodKind,
  settings: ChartSettings,
): { ready: (Baselined & { id: string })[]; verdicts: Map<string, Verdict<never>> } {
  const ready: (Baselined & { id: string })[] = [];
  const verdicts = new Map<string, Verdict<never>>();
  for (const { id, points } of series) {
    const found = findBaseline(points, settings.baselines[id], settings, PERIODS_PER_YEAR[kind]);
    if ('more' in found) verdicts.set(id, { state: 'learning', more: found.more });
    else ready.push({ id, ...found });
  }
  return { ready, verdicts };
}

/** Charts in the order of the series, with those that could not be charted. */
export function inOrder<Direction extends string>(
  series: readonly ShownSeries[],
  charts: readonly Watched<Direction>[],
  verdicts: ReadonlyMap<string, Verdict<never>>,
): Watched<Direction>[] {
  const byId = new Map(charts.map((chart) => [chart.id, chart]));
  return series.map(({ id }) => byId.get(id) ?? { id, points: [], verdict: verdicts.get(id) ?? NO_VALUE });
}

/** Per series: its level, and its part of the season that all of them share. */
export function fittedParameters(ready: readonly Baselined[]): number {
  const seasons = new Set(ready.flatMap(({ baseline }) => baseline.map(({ season }) => season)));
  return 1 + Math.max(0, seasons.size - 1) / Math.max(1, ready.length);
}

const TOO_FEW = { state: 'cannot-say', reason: 'too-few-points' } as const;
const NO_VALUE = { state: 'cannot-say', reason: 'no-value' } as const;
