/** From here on the continued fraction is the more accurate of the two. */
const TAIL_STARTS = 2.5;
/** So many steps of the fraction exhaust double precision from there on. */
const FRACTION_STEPS = 120;

/**
 * The density of the standard normal distribution at `z`.
 *
 * @example normalDensity(0) // 0.3989422804014327
 */
export function normalDensity(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The probability that a standard normal value is above `z`, 0 to 1, to a relative error of 1e-12 also far out, where it
 * is not 1 minus something near 1. By the series of Marsaglia (2004) in the middle and Laplace's continued fraction of
 * Mills' ratio in the tails. NaN for NaN. Agrees with R's `pnorm(z, lower.tail = FALSE)`.
 *
 * @example normalTail(1.959963984540054) // 0.025
 * @example normalTail(6) // 9.865876450376981e-10
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  if (z < TAIL_STARTS) return 0.5 - normalDensity(z) * fromZero(z);
  if (z === Number.POSITIVE_INFINITY) return 0;
  let fraction = z;
  for (let step = FRACTION_STEPS; step > 0; step -= 1) fraction = z + step / fraction;
  return normalDensity(z) / fraction;
}

/** The probability between 0 and `z` as a multiple of the density: z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + … */
function fromZero(z: number): number {
  let sum = z;
  for (let term = z, odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/**
 * The probability that a standard normal value is at least as far from 0 as `z`, to either side: the two-sided p value of
 * a signal so many standard errors strong.
 *
 * @example twoSidedP(-1.959963984540054) // 0.05
 */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}
