import type { PeriodKind } from '../catalog/period.ts';
import { type Residuals, residualsOf } from './residuals.ts';
import { isObserved, periodsInHalfAYear, type SeriesPoint, type ShownSeries } from './series.ts';
import { type ChartSettings, settingsFor } from './settings.ts';
import { type Chartable, type ChartedValue, chartAll, chartedValue, type Watched } from './watch.ts';
import { baselined, fittedParameters, inOrder, watchByEdition } from './watch-places.ts';

/** What a gap did: `widens` is away from zero, as the gap was in its baseline. */
export type GapDirection = 'widens' | 'narrows';

/**
 * The default signal for gaps (focal minus reference): the difference of what was unexpected in the two groups, with the
 * sum of their variances, on the chart of `watchPlaces`. Each direction is watched for by itself, with `oneSidedWidth`.
 * Periods in which either group is missing or hidden are gaps in the series. `focal` and `reference` are of the same
 * places, matched by id; the result is in the order of `focal`.
 */
export function watchGaps(
  focal: readonly ShownSeries[],
  reference: readonly ShownSeries[],
  kind: PeriodKind,
  settings: Partial<ChartSettings> = {},
): Watched<GapDirection>[] {
  const all = settingsFor(kind, settings);
  const references = new Map(reference.map(({ id, points }) => [id, new Map(points.map((one) => [one.ordinal, one]))]));
  const withBoth = focal.map(({ id, points }) => ({
    id,
    points: points.map((one) => onlyWith(one, references.get(id)?.get(one.ordinal))),
  }));
  return watchByEdition(withBoth, kind, all, (edition) => {
    const other = edition.map(({ id, points }) => ({
      id,
      points: points.map((one) => onlyWith(references.get(id)?.get(one.ordinal) ?? one, one)),
    }));
    return watchEdition(edition, other, kind, all);
  });
}

/** A point, without its value where the other group has none. */
function onlyWith(point: SeriesPoint, other: SeriesPoint | undefined): SeriesPoint {
  return other && isObserved(other) ? point : { ...point, counts: undefined };
}

function watchEdition(
  focal: readonly ShownSeries[],
  reference: readonly ShownSeries[],
  kind: PeriodKind,
  settings: ChartSettings,
): Watched<GapDirection>[] {
  const { ready, verdicts } = baselined(focal, kind, settings);
  const focals = residualsOf(ready, settings);
  const references = residualsOf(baselined(reference, kind, settings).ready, settings);
  const gaps = focals.flatMap((one, index) => {
    const other = references[index];
    return other
      ? [{ baseline: one.level - other.level, chartable: difference(one, other, fittedParameters(ready)) }]
      : [];
  });
  const charts = chartAll(
    gaps.map(({ chartable }) => chartable),
    settings,
    settings.oneSidedWidth,
    periodsInHalfAYear(kind),
  );
  const directed = charts.map((chart, index) => inDirection(chart, (gaps[index]?.baseline ?? 0) < 0 ? -1 : 1));
  return inOrder(focal, directed, verdicts);
}

function difference(focal: Residuals, reference: Residuals, fitted: number): Chartable {
  const subtract = (ours: Residuals['watched'], theirs: Residuals['watched']) => {
    const minuends = ours.map(chartedValue);
    return theirs.map(chartedValue).flatMap((two, at): ChartedValue[] => {
      const one = minuends[at];
      return one ? [{ ...one, ...differenceOf(one, two) }] : [];
    });
  };
  return {
    id: focal.id,
    baseline: subtract(focal.baseline, reference.baseline),
    watched: subtract(focal.watched, reference.watched),
    fitted,
  };
}

function differenceOf(one: ChartedValue, two: ChartedValue) {
  return {
    value: one.value - two.value,
    expected: one.expected - two.expected,
    residual: one.residual - two.residual,
    variance: one.variance + two.variance,
    uncertainty: one.uncertainty + two.uncertainty,
  };
}

function inDirection({ id, points, verdict }: Watched, sign: 1 | -1): Watched<GapDirection> {
  const named = (direction: 'higher' | 'lower'): GapDirection =>
    (direction === 'higher') === sign > 0 ? 'widens' : 'narrows';
  return {
    id,
    points: points.map((point) => ({ ...point, signal: point.signal === 'none' ? 'none' : named(point.signal) })),
    verdict: verdict.state === 'signal' ? { ...verdict, direction: named(verdict.direction) } : verdict,
  };
}
