import type { Interval } from '../wilson.ts';
import { type ChartRange, type ChartSettings, chartParts } from './chart-parts.ts';
import { type RunsAnalysis, type RunsMethod, runsAnalysis } from './runs-analysis.ts';
import { type Side, side } from './side.ts';

/** One point of a chart. What cannot be said of it is undefined: without a value, a baseline or enough of one. */
export type ChartPoint = {
  value: number | undefined;
  center: number | undefined;
  /** One standard error of the point about the center, if only chance moves it. */
  sigma: number | undefined;
  /** The control limits, 3 sigma from the center, and no further than a value can be. */
  lower: number | undefined;
  upper: number | undefined;
  /** The warning limits, 2 sigma from the center. */
  lowerWarning: number | undefined;
  upperWarning: number | undefined;
  /** 1 above the upper control limit, -1 below the lower, 0 between, on them or where there are none. */
  beyond: Side;
  /** Whether the point takes no part in center, sigma and runs. */
  excluded: boolean;
  /** Which part of the chart it is in, from 0. */
  part: number;
};

export type ChartPart = {
  /** Its first point, and the one after its last. */
  from: number;
  to: number;
  center: number | undefined;
  /** Of its points but the excluded ones, about its center. */
  runs: RunsAnalysis;
};

/** Its points in time order and its parts; both empty of no values. */
export type ControlChart = { points: ChartPoint[]; parts: ChartPart[] };

/** A value by time; undefined (or not a finite number) where there is none. */
export type Series = readonly (number | undefined)[];

/** What a baseline says of a part: its center, and the sigma of each of its points. */
export type Baseline = { center: number | undefined; sigmaOf: (point: number) => number | undefined };

export type ControlChartSettings = ChartSettings & {
  /** How runs are judged; by default with Anhøj and Olesen's limits. */
  method?: RunsMethod | undefined;
};

const CONTROL = 3;
const WARNING = 2;
const ANY: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/**
 * Draws a chart part by part, each from its own baseline: what all Shewhart charts and run charts have in common.
 *
 * @param read what a baseline, given by its points, says
 * @param bounds the least and greatest value there can be, which limits do not exceed
 */
export function controlChart(
  series: Series,
  settings: ControlChartSettings,
  read: (baseline: readonly number[], values: Series) => Baseline,
  bounds: Interval = ANY,
): ControlChart {
  const values = series.map((value) => (Number.isFinite(value) ? value : undefined));
  const points: ChartPoint[] = [];
  const parts = chartParts(values.length, settings).map((range, part) => {
    const baseline = read(range.baseline, values);
    const included = new Set(range.included);
    for (let point = range.from; point < range.to; point += 1) {
      const excluded = !included.has(point);
      points.push(chartPoint(values[point], baseline.center, baseline.sigmaOf(point), { bounds, excluded, part }));
    }
    return chartPart(range, values, baseline.center, settings.method);
  });
  return { points, parts };
}

function chartPoint(
  value: number | undefined,
  center: number | undefined,
  sigma: number | undefined,
  { bounds: [least, greatest], excluded, part }: { bounds: Interval; excluded: boolean; part: number },
): ChartPoint {
  const line = (sigmas: number) =>
    center === undefined || sigma === undefined
      ? undefined
      : Math.min(greatest, Math.max(least, center + sigmas * sigma));
  const [lower, upper] = [line(-CONTROL), line(CONTROL)];
  const [lowerWarning, upperWarning] = [line(-WARNING), line(WARNING)];
  const beyond = beyondLimits(value, lower, upper);
  return { value, center, sigma, lower, upper, lowerWarning, upperWarning, beyond, excluded, part };
}

function beyondLimits(value: number | undefined, lower: number | undefined, upper: number | undefined): Side {
  if (value === undefined || lower === undefined || upper === undefined) return 0;
  if (side(value, upper) > 0) return 1;
  return side(value, lower) < 0 ? -1 : 0;
}

function chartPart(
  { from, to, included }: ChartRange,
  values: Series,
  center: number | undefined,
  method: RunsMethod | undefined,
): ChartPart {
  const observed = included.flatMap((point) => values[point] ?? []);
  const sides = observed.map((value) => (center === undefined ? 0 : side(value, center)));
  return { from, to, center, runs: runsAnalysis(sides, method) };
}
