import type { Proportion } from './proportion.ts';

/** The 97.5th percentile of the standard normal distribution. */
export const Z95 = 1.959963984540054;

/** A lower and an upper bound. */
export type Interval = [lower: number, upper: number];

/**
 * Wilson's score interval of a share, 95%, 0 to 1 (Wilson 1927, without continuity correction). Undefined when nobody
 * was counted. Agrees with R's `binom::binom.confint(method = "wilson")`.
 *
 * @example wilson({ numerator: 9, denominator: 10 }) // [0.5958, 0.9821]
 */
export function wilson({ numerator, denominator }: Proportion): Interval | undefined {
  if (denominator <= 0) return undefined;
  const p = numerator / denominator;
  const z2 = Z95 * Z95;
  const center = p + z2 / (2 * denominator);
  const reach = Z95 * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator));
  const scale = 1 + z2 / denominator;
  return [Math.max(0, (center - reach) / scale), Math.min(1, (center + reach) / scale)];
}
