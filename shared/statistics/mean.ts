import { studentTQuantile } from './student-t.ts';
import type { Interval } from './wilson.ts';

/** What a mean is made of, so that means can be added up: how many values, their sum and the sum of their squares. */
export type Sums = { count: number; sum: number; sumOfSquares: number };

/**
 * The mean of values with its 95% interval by Student's t, in their unit. Undefined of no values; the interval undefined of
 * one. Agrees with R's `t.test`.
 *
 * @example meanOf({ count: 3, sum: 6, sumOfSquares: 14 }) // the values 1, 2, 3: { mean: 2, interval: [-0.4841, 4.4841] }
 */
export function meanOf({
  count,
  sum,
  sumOfSquares,
}: Sums): { mean: number; interval: Interval | undefined } | undefined {
  if (count <= 0) return undefined;
  const mean = sum / count;
  if (count === 1) return { mean, interval: undefined };
  const variance = Math.max(0, sumOfSquares - sum * mean) / (count - 1);
  const reach = studentTQuantile(0.025, count - 1) * Math.sqrt(variance / count);
  return { mean, interval: [mean - reach, mean + reach] };
}
