import { median } from '../median.ts';
import { type ControlChart, type ControlChartSettings, controlChart, type Series } from './control-chart.ts';

/**
 * A run chart: values about their median, in their unit, judged by runs and crossings alone, without limits (Anhøj and
 * Olesen 2014). The center of a part without a value in its baseline is undefined, and gives no signal. Agrees with
 * `qicharts2::qic`.
 *
 * @example runChart([3, 1, 2, 10, 4]).parts[0] // center 3, 4 useful points, longest run 2, 1 crossing: no signal
 */
export function runChart(values: Series, settings: ControlChartSettings = {}): ControlChart {
  return controlChart(values, settings, (baseline, all) => ({
    center: median(baseline.flatMap((point) => all[point] ?? [])),
    sigmaOf: () => undefined,
  }));
}
