import type { ControlChart, Series } from './control-chart.ts';
import { D2, meanMovingRange } from './moving-range.ts';
import { assertShares, binomialSigma } from './p-chart.ts';
import { type Rates, rateOf } from './rate.ts';
import { type RateChartSettings, rateChart, type SigmaOf } from './rate-chart.ts';
import { assertEvents, poissonSigma } from './u-chart.ts';

export type LaneySettings = RateChartSettings & {
  /** Whether outlying moving ranges are left out of sigma-z (`meanMovingRange`). By default not. */
  screened?: boolean | undefined;
};

/**
 * Laney's p' chart (2002): a p chart whose limits know how much more, or less, shares vary than their counts would make
 * them. Sigma of each point is the binomial one times `sigmaZ` of the baseline. Limits are undefined without two values
 * that follow each other in the baseline, and where it is all 0 or all 1. Agrees with `qicharts2::qic(chart = "pp")`.
 *
 * @throws RangeError for a numerator that is not within 0 and its denominator
 * @example pPrimeChart([{ numerator: 12, denominator: 50 }, { numerator: 8, denominator: 50 }]).points[0]
 * // value 0.24, center 0.2, sigma 0.0709: sigma-z is 1.2537
 */
export function pPrimeChart(shares: Rates, settings: LaneySettings = {}): ControlChart {
  assertShares(shares);
  return laneyChart(shares, settings, binomialSigma, 1);
}

/**
 * Laney's u' chart (2002): the same for a u chart. Agrees with `qicharts2::qic(chart = "up")`.
 *
 * @throws RangeError for a numerator below 0
 * @example uPrimeChart([{ numerator: 14, denominator: 10 }, { numerator: 12, denominator: 8 }]).points[0]
 * // value 1.4, center 1.4444, sigma 0.0835: sigma-z is 0.2196
 */
export function uPrimeChart(rates: Rates, settings: LaneySettings = {}): ControlChart {
  assertEvents(rates.map((rate) => rate?.numerator));
  return laneyChart(rates, settings, poissonSigma, Number.POSITIVE_INFINITY);
}

/**
 * How many binomial standard errors each share is above `p`, the share to be expected, 0 to 1. Undefined without a
 * share, and where `p` is 0 or 1.
 *
 * @example shareZScores([{ numerator: 12, denominator: 50 }], 0.2) // [0.7071]
 */
export function shareZScores(shares: Rates, p: number): (number | undefined)[] {
  return zScores(shares, p, binomialSigma);
}

/**
 * How many Poisson standard errors each rate is above `expected`, per 1. Undefined without a rate, and where `expected`
 * is 0.
 *
 * @example rateZScores([{ numerator: 14, denominator: 10 }], 1) // [1.2649]
 */
export function rateZScores(rates: Rates, expected: number): (number | undefined)[] {
  return zScores(rates, expected, poissonSigma);
}

/**
 * Laney's sigma-z: the standard deviation of z-scores, in the manner of their moving ranges. Above 1, values vary more
 * than chance alone makes them. Undefined when no two scores follow each other.
 *
 * @example sigmaZ([0, 1, -1, 0]) // 1.1820: the mean of 1, 2 and 1 over 1.128
 */
export function sigmaZ(scores: Series, screened = false): number | undefined {
  const range = meanMovingRange(scores, screened);
  return range === undefined ? undefined : range / D2;
}

function laneyChart(rates: Rates, settings: LaneySettings, sigmaOf: SigmaOf, greatest: number): ControlChart {
  const fit = (center: number, baseline: readonly number[]): SigmaOf => {
    const inBaseline = baseline.map((point) => rates[point]);
    const widening = sigmaZ(zScores(inBaseline, center, sigmaOf), settings.screened);
    return (expected, rate) => {
      const sigma = sigmaOf(expected, rate);
      return widening === undefined || sigma === undefined ? undefined : sigma * widening;
    };
  };
  return rateChart(rates, settings, fit, [0, greatest]);
}

function zScores(rates: Rates, expected: number, sigmaOf: SigmaOf): (number | undefined)[] {
  return rates.map((rate) => {
    const value = rateOf(rate);
    if (rate === undefined || value === undefined) return undefined;
    const sigma = sigmaOf(expected, rate);
    return sigma === undefined || sigma === 0 ? undefined : (value - expected) / sigma;
  });
}
