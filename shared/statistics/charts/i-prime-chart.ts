import { average } from './average.ts';
import type { ControlChart } from './control-chart.ts';
import { type Rate, type Rates, rateOf } from './rate.ts';
import { type RateChartSettings, rateChart, type SigmaOf } from './rate-chart.ts';

/** Where a chart of ranges between two normal values has its upper limit, in means: 1 + 3 √(π/2 - 1). */
const SCREEN = 3.2665;

export type IPrimeSettings = RateChartSettings & {
  /** Whether standard deviations of 3.2665 times their mean or more are dropped, once. By default not. */
  screened?: boolean | undefined;
};

/**
 * An I' chart, or normalized I chart (Taylor 2017): means or rates that rest on different numbers. Nothing but their
 * independence and the size of each is assumed, so it fits where neither counts nor shares are charted. Sigma is the
 * mean of √(π/2) |difference| / √(1/n + 1/n of the one before) over the root of the point's own n. Limits are undefined
 * without two values that follow each other in the baseline. Agrees with `qicharts2::qic(chart = "ip")`, which takes
 * sigma from all points even where a baseline is frozen or points are excluded.
 *
 * @example iPrimeChart([{ numerator: 12, denominator: 4 }, { numerator: 10, denominator: 5 }]).points[0]
 * // value 3, center 2.4444, sigma 0.9342
 */
export function iPrimeChart(rates: Rates, settings: IPrimeSettings = {}): ControlChart {
  const fit = (_center: number, baseline: readonly number[]): SigmaOf => {
    const deviation = meanDeviation(
      baseline.map((point) => rates[point]),
      settings.screened,
    );
    return (_expected, { denominator }) => (deviation === undefined ? undefined : deviation / Math.sqrt(denominator));
  };
  return rateChart(rates, settings, fit, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
}

/** The mean standard deviation of what is counted one by one, by neighboring pairs. */
function meanDeviation(rates: Rates, screened = false): number | undefined {
  const deviations = rates.flatMap((rate, index) => deviationOf(rates[index - 1], rate) ?? []);
  const mean = average(deviations);
  if (!screened || mean === undefined || mean === 0) return mean;
  return average(deviations.filter((deviation) => deviation < SCREEN * mean));
}

function deviationOf(before: Rate | undefined, rate: Rate | undefined): number | undefined {
  const [first, second] = [rateOf(before), rateOf(rate)];
  if (!before || !rate || first === undefined || second === undefined) return undefined;
  const difference = Math.abs(second - first);
  return (Math.sqrt(Math.PI / 2) * difference) / Math.sqrt(1 / before.denominator + 1 / rate.denominator);
}
