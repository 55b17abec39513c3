import { average } from './average.ts';

/**
 * Sigma of normal values from their standard deviation, in their unit, made unbiased by c4 (Montgomery). It takes
 * shifts and trends of the baseline for chance, which moving ranges do not. Undefined of fewer than two values. Agrees
 * with `qcc(type = "xbar.one", std.dev = "SD")`.
 *
 * @example sigmaOfDeviations([1, 2, 3]) // 1.1284
 */
export function sigmaOfDeviations(values: readonly number[]): number | undefined {
  const mean = average(values);
  const unbias = c4(values.length);
  if (mean === undefined || unbias === undefined) return undefined;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1)) / unbias;
}

/**
 * The mean standard deviation of samples of `size` normal values, over that of all. Undefined below two. Agrees with
 * the tables of ASTM STP 15D and with `qcc`.
 *
 * @example c4(5) // 0.9400
 */
export function c4(size: number): number | undefined {
  if (!(size >= 2)) return undefined;
  let factor = Math.sqrt(2 / Math.PI);
  // As it is made of gamma functions half a step apart, c4(n) times c4(n + 1) is the root of (n - 1) / n.
  for (let n = 2; n < size; n += 1) factor = Math.sqrt((n - 1) / n) / factor;
  return factor;
}
