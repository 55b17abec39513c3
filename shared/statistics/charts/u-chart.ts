import type { ControlChart } from './control-chart.ts';
import type { Rate, Rates } from './rate.ts';
import { type RateChartSettings, rateChart } from './rate-chart.ts';

/**
 * A u chart: events, of which there may be any number, over the opportunity for them (Montgomery), times `per`. The
 * center is the rate of the whole baseline, sigma that of the Poisson distribution, and no limit is below 0. A point
 * without opportunity has neither value nor limits. Agrees with `qicharts2::qic(chart = "u")` and `qcc(type = "u")`;
 * `qicharts2` takes `multiply` for `per`.
 *
 * @throws RangeError for a numerator below 0
 * @example uChart([{ numerator: 14, denominator: 10 }, { numerator: 12, denominator: 8 }]).points[0]
 * // value 1.4, center 1.4444, sigma 0.3801, limits 0.3043 and 2.5846
 */
export function uChart(rates: Rates, settings: RateChartSettings = {}): ControlChart {
  assertEvents(rates.map((rate) => rate?.numerator));
  return rateChart(rates, settings, () => poissonSigma, [0, Number.POSITIVE_INFINITY]);
}

/**
 * The standard error of a rate over `denominator` when `rate` events per 1 are to be expected.
 *
 * @example poissonSigma(1.44, { denominator: 10 }) // 0.3795
 */
export function poissonSigma(rate: number, { denominator }: Pick<Rate, 'denominator'>): number {
  return Math.sqrt(rate / denominator);
}

/** Throws a RangeError for the first that is no count of events. */
export function assertEvents(counts: readonly (number | undefined)[]): void {
  for (const [index, count] of counts.entries()) {
    if (count !== undefined && count < 0) {
      throw new RangeError(`Point ${index + 1} counts ${count} events. There are 0 or more: mend the numerator.`);
    }
  }
}
