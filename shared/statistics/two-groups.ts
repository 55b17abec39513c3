/** The values of two groups that are compared: of those with something, and of those without. */
export type TwoGroups = { one: readonly number[]; other: readonly number[] };

/** How many values, their mean (NaN of none), and the sum of squares about it. */
export type Summary = { count: number; mean: number; squares: number };

/** The summary of values, in two passes, so that a small scatter far from 0 is not lost. */
export function summaryOf(values: readonly number[]): Summary {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { count, mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
}
