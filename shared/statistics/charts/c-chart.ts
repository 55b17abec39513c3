import { average } from './average.ts';
import { type ControlChart, type ControlChartSettings, controlChart, type Series } from './control-chart.ts';
import { assertEvents } from './u-chart.ts';

/**
 * A c chart: counts of events where the opportunity for them is always the same (Montgomery). The center is their mean,
 * sigma its root, as of the Poisson distribution, and no limit is below 0. Limits are undefined without a count in the
 * baseline. Agrees with `qicharts2::qic(chart = "c")` and `qcc(type = "c")`.
 *
 * @throws RangeError for a count below 0
 * @example cChart([21, 24, 15]).points[0] // center 20, sigma 4.4721, limits 6.5836 and 33.4164
 */
export function cChart(counts: Series, settings: ControlChartSettings = {}): ControlChart {
  assertEvents(counts);
  const read = (baseline: readonly number[], all: Series) => {
    const center = average(baseline.flatMap((point) => all[point] ?? []));
    const sigma = center === undefined ? undefined : Math.sqrt(center);
    return { center, sigmaOf: () => sigma };
  };
  return controlChart(counts, settings, read, [0, Number.POSITIVE_INFINITY]);
}
