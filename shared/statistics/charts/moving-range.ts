import { average } from './average.ts';
import { chartParts } from './chart-parts.ts';
import { type ControlChart, type ControlChartSettings, controlChart, type Series } from './control-chart.ts';

/** Mean moving range of two over the standard deviation of normal values, to the 3 digits that charts use (d2 of 2). */
export const D2 = 1.128;

/** A moving range this many times the mean is beyond the upper limit of a chart of moving ranges (D4 of 2). */
export const D4 = 3.267;

/**
 * The moving ranges: how far each value is from the one before, in their unit. Undefined for the first value, and where
 * either is missing.
 *
 * @example movingRanges([1, 4, 2]) // [undefined, 3, 2]
 */
export function movingRanges(values: Series): (number | undefined)[] {
  return values.map((value, index) => {
    const before = values[index - 1];
    return value === undefined || before === undefined ? undefined : Math.abs(value - before);
  });
}

/**
 * The mean moving range, in the unit of the values. Undefined when no two values follow each other. With `screened`,
 * ranges of 3.267 times the mean or more are dropped and the mean is taken again, once (Nelson 1982); where nothing
 * moves, nothing is dropped. Agrees with `qicharts2` (option `qic.screenedmr`) and `NHSRplotthedots`
 * (`screen_outliers`), which give none where nothing moves.
 *
 * @example meanMovingRange([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]) // 1.8824; screened 1
 */
export function meanMovingRange(values: Series, screened = false): number | undefined {
  const ranges = movingRanges(values).filter((range) => range !== undefined);
  const mean = average(ranges);
  if (!screened || mean === undefined || mean === 0) return mean;
  return average(ranges.filter((range) => range < D4 * mean));
}

/**
 * The chart of the moving ranges of a series, in its unit, from 0 to 3.267 times their mean. It finds sudden moves, as
 * the chart of the values itself finds unusual levels. An excluded value excludes its own range; the first of a part
 * has none. Its runs mean nothing, as neighboring ranges share a value. Undefined limits without a range in the
 * baseline. Agrees with `qicharts2::qic(chart = "mr")`.
 *
 * @example movingRangeChart([1, 2, 1]).points[1] // value 1, center 1, lower 0, upper 3.267
 */
export function movingRangeChart(values: Series, settings: ControlChartSettings = {}): ControlChart {
  const read = (baseline: readonly number[], all: Series) => {
    const center = average(baseline.flatMap((point) => all[point] ?? []));
    // So that 3 sigma above the center is 3.267 times the center.
    const sigma = center === undefined ? undefined : (center * (D4 - 1)) / 3;
    return { center, sigmaOf: () => sigma };
  };
  const starts = new Set(chartParts(values.length, settings).map(({ from }) => from));
  const ranges = movingRanges(values).map((range, point) => (starts.has(point) ? undefined : range));
  return controlChart(ranges, settings, read, [0, Number.POSITIVE_INFINITY]);
}
