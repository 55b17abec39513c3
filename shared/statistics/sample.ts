/** Mean and standard deviation, in the unit of the values. */
export type Sample = { mean: number; deviation: number };

/**
 * The mean of values with their standard deviation, by n - 1. Undefined of fewer than two. Agrees with R's `mean` and `sd`.
 *
 * @example sampleOf([1, 2, 3]) // { mean: 2, deviation: 1 }
 */
export function sampleOf(values: readonly number[]): Sample | undefined {
  if (values.length < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

/**
 * How many standard deviations each value is above the mean of all, in the order given. Undefined where the values do not
 * vary, or are fewer than two. Agrees with R's `scale`.
 *
 * @example standardScores([1, 2, 3]) // [-1, 0, 1]
 */
export function standardScores(values: readonly number[]): number[] | undefined {
  const { mean, deviation } = sampleOf(values) ?? { mean: 0, deviation: 0 };
  // What adding up rounds away is no variation.
  if (!(deviation > Math.abs(mean) * 1e-12)) return undefined;
  return values.map((value) => (value - mean) / deviation);
}
