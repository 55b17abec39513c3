/**
 * The arithmetic mean of the values, in their unit; exactly their value where all are the same, and in whatever order.
 * Undefined of none. Agrees with R's `mean`.
 *
 * @example average([1e16, 1, -1e16]) // 0.3333, where adding up one by one loses the 1
 */
export function average(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  // Division may round it out of the values.
  return Math.min(Math.max(...values), Math.max(Math.min(...values), sumOf(values) / values.length));
}

/** The sum, with what each addition rounds off kept and added last (Neumaier 1974). */
function sumOf(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
