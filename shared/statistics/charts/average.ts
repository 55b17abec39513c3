/**
 * The arithmetic mean of the values, in their unit; exactly their value where all are the same. Undefined of none.
 *
 * @example average([0.1, 0.1, 0.1]) // 0.1
 */
export function average(values: readonly number[]): number | undefined {
  const first = values[0];
  if (first === undefined) return undefined;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}
