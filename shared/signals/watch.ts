import type { Interval } from '../statistics/wilson.ts';
import { type Charted, detectable, type EwmaOptions, type EwmaPoint, ewmaChart, reachOfOne } from './ewma-chart.ts';
import { type BaselineScores, dispersions } from './noise.ts';
import type { Residual } from './residuals.ts';
import type { ChartSettings } from './settings.ts';
import { type Verdict, verdictOn } from './verdict.ts';

/** A value with what was expected of it and, once it is judged, with its place on the chart. */
export type WatchedPoint<Direction extends string = 'higher' | 'lower'> = {
  ordinal: number;
  /** Percent; of a gap, percentage points. */
  value: number;
  expected: number;
  /** Where a single value stays by chance, in the same unit. One beyond it is not yet a signal, nor is one within it none. */
  range: Interval;
  /** Value minus expected, percentage points. */
  residual: number;
  /** The moving average of the residuals and its limits, percentage points; none in the baseline. */
  ewma?: number;
  limits?: Interval;
  /** The moving average in its own standard errors. */
  z?: number;
  signal: Direction | 'none';
};

/** A series as the chart sees it. Periods without a value are not among its points. */
export type Watched<Direction extends string = 'higher' | 'lower'> = {
  id: string;
  points: WatchedPoint<Direction>[];
  verdict: Verdict<Direction>;
};

/** What is charted: a share, or a difference of two. Shares, -1 to 1. */
export type ChartedValue = Charted & { value: number; expected: number };
export type Chartable = { id: string; baseline: ChartedValue[]; watched: ChartedValue[]; fitted: number };

/** A residual of a share, made ready for the chart. */
export function chartedValue({ point, expected, residual, variance, uncertainty }: Residual): ChartedValue {
  const { ordinal, year } = point;
  return { ordinal, year, value: expected + residual, expected, residual, variance, uncertainty };
}

/** Charts series of one kind together: the noise of each is learned from all. */
export function chartAll(
  series: readonly Chartable[],
  settings: Pick<ChartSettings, 'lambda' | 'release' | 'panel' | 'usefulPoints'>,
  width: number,
  monthsToSee: number,
): Watched[] {
  const scores: BaselineScores[] = series.map(({ baseline, fitted }) => ({ baseline, fitted }));
  const noise = dispersions(scores, settings.panel, width);
  const options: EwmaOptions = { lambda: settings.lambda, width, release: settings.release, panel: settings.panel };
  return series.map(({ id, baseline, watched }, index) => {
    const own = { dispersion: noise[index] ?? 1, baselineYears: baseline.map(({ year }) => year) };
    const chart = ewmaChart(watched, own, options);
    const last = watched.at(-1) ?? baseline.at(-1);
    const seen = last ? detectable(last, own, options, monthsToSee) : Number.POSITIVE_INFINITY;
    const rangeOf = (one: ChartedValue): Interval => {
      const reach = reachOfOne(one, own, options);
      return [100 * one.expected - reach, 100 * one.expected + reach];
    };
    const points = [
      ...baseline.map((one) => drawn(one, rangeOf(one))),
      ...watched.map((one, at) => drawn(one, rangeOf(one), chart[at])),
    ];
    return { id, points, verdict: verdictOn(chart, seen, settings.usefulPoints) };
  });
}

function drawn(
  { ordinal, value, expected, residual }: ChartedValue,
  range: Interval,
  judged?: EwmaPoint,
): WatchedPoint {
  const point = { ordinal, value: 100 * value, expected: 100 * expected, range, residual: 100 * residual };
  if (!judged) return { ...point, signal: 'none' };
  const { ewma, limits, z, signal } = judged;
  return { ...point, ewma, limits, z, signal };
}
