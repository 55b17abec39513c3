/**
 * The middle of the values in order; of an even number, the mean of the two in the middle. Undefined when there is none.
 * Agrees with R's `median`.
 *
 * @example median([3, 1, 2, 10]) // 2.5
 */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  // Adding 0 makes -0, which order does not tell from 0, one with it.
  return lower === undefined || upper === undefined ? undefined : (lower + upper) / 2 + 0;
}
