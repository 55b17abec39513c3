import type { Proportion } from './proportion.ts';
import { type Interval, Z95 } from './wilson.ts';

/**
 * The ratio of two independent shares, first over second, 0 and up, with its 95% interval on the log scale (Katz et al.
 * 1978). The log of 0 has no interval, nor has a ratio of two shares of 1 by this method: both have `interval` undefined.
 * Undefined when either has nobody counted, or the second share is 0. Agrees
 * with Python's `scipy.stats.contingency.relative_risk`.
 *
 * @example shareRatio({ numerator: 56, denominator: 70 }, { numerator: 48, denominator: 80 })
 * // { ratio: 1.3333, interval: [1.0766, 1.6512] }
 */
export function shareRatio(
  first: Proportion,
  second: Proportion,
): { ratio: number; interval: Interval | undefined } | undefined {
  if (first.denominator <= 0 || second.denominator <= 0 || second.numerator <= 0) return undefined;
  const ratio = (first.numerator * second.denominator) / (second.numerator * first.denominator);
  const error = Math.sqrt(varianceOfLog(first) + varianceOfLog(second));
  if (!Number.isFinite(error) || error === 0) return { ratio, interval: undefined };
  const reach = Math.exp(Z95 * error);
  return { ratio, interval: [ratio / reach, ratio * reach] };
}

const varianceOfLog = ({ numerator, denominator }: Proportion) => (denominator - numerator) / (numerator * denominator);
