import { studentTQuantile } from './student-t.ts';
import type { Interval } from './wilson.ts';

/**
 * What one new value will be after a sample of such values: their mean, and where it will lie in 95 of 100 cases, by
 * Student's t. Undefined for fewer than two values. Assumes independent values of equal spread. Agrees with R's
 * `predict(lm(y ~ 1), interval = "prediction")`.
 *
 * @example predictOne([4, 5, 6, 5]) // { value: 5, interval: [2.0948, 7.9052] }
 */
export function predictOne(values: readonly number[]): { value: number; interval: Interval } | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1);
  const reach = studentTQuantile(0.025, n - 1) * Math.sqrt(variance * (1 + 1 / n));
  return { value, interval: [value - reach, value + reach] };
}
