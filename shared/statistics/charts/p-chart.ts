import type { ControlChart } from './control-chart.ts';
import type { Rate, Rates } from './rate.ts';
import { type RateChartSettings, rateChart } from './rate-chart.ts';

/**
 * A p chart: shares, 0 to 1 (times `per`), of counts of which each is one of `denominator` (Montgomery). The center is
 * the share of the whole baseline, sigma that of the binomial distribution, and limits stay within 0 and 1. A point
 * with nobody counted has neither value nor limits. Where thousands are counted nearly every point is beyond its
 * limits: see `pPrimeChart`. Agrees with `qicharts2::qic(chart = "p")` and `qcc(type = "p")`.
 *
 * @throws RangeError for a numerator that is not within 0 and its denominator
 * @example pChart([{ numerator: 12, denominator: 50 }, { numerator: 8, denominator: 50 }]).points[0]
 * // value 0.24, center 0.2, sigma 0.0566, limits 0.0303 and 0.3697
 */
export function pChart(shares: Rates, settings: RateChartSettings = {}): ControlChart {
  assertShares(shares);
  return rateChart(shares, settings, () => binomialSigma, [0, 1]);
}

/**
 * The standard error of a share, 0 to 1, of `denominator` when `p` is to be expected. Agrees with R's
 * `sqrt(p * (1 - p) / n)`.
 *
 * @example binomialSigma(0.2, { denominator: 50 }) // 0.0566
 */
export function binomialSigma(p: number, { denominator }: Pick<Rate, 'denominator'>): number {
  return Math.sqrt((p * (1 - p)) / denominator);
}

/** Throws a RangeError for the first that is no share. */
export function assertShares(shares: Rates): void {
  for (const [index, share] of shares.entries()) {
    if (share && !(share.numerator >= 0 && share.numerator <= share.denominator)) {
      const { numerator, denominator } = share;
      throw new RangeError(
        `Point ${index + 1} counts ${numerator} of ${denominator}. A share counts from 0 to all: mend the numerator.`,
      );
    }
  }
}
