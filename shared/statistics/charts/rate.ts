/** What happened over the opportunity for it, for example referrals over student days. Both from 0. */
export type Rate = { numerator: number; denominator: number };

/** Rates by time; undefined where there is none. */
export type Rates = readonly (Rate | undefined)[];

/**
 * Numerator over denominator. Undefined when there is none, or nothing to divide by.
 *
 * @example rateOf({ numerator: 5, denominator: 20 }) // 0.25
 */
export function rateOf(rate: Rate | undefined): number | undefined {
  return hasRate(rate) ? rate.numerator / rate.denominator : undefined;
}

/**
 * The rate of all the given points of a series together: the sum of numerators over that of denominators. Undefined
 * when none of them has a rate.
 *
 * @example pooledRate([{ numerator: 1, denominator: 2 }, { numerator: 1, denominator: 8 }], [0, 1]) // 0.2
 */
export function pooledRate(rates: Rates, points: readonly number[]): number | undefined {
  const given = points.map((point) => rates[point]).filter(hasRate);
  const denominator = given.reduce((sum, rate) => sum + rate.denominator, 0);
  return denominator > 0 ? given.reduce((sum, rate) => sum + rate.numerator, 0) / denominator : undefined;
}

function hasRate(rate: Rate | undefined): rate is Rate {
  return rate !== undefined && rate.denominator > 0 && Number.isFinite(rate.numerator);
}
