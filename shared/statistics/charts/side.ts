/** Which side of a line a value lies on: above, below or on it. */
export type Side = 1 | -1 | 0;

/** Nearer to a line than this part of its size, a value lies on it: what separates them is rounding, not data. */
const ROUNDING = 1e-12;

/**
 * The side of `line` that `value` lies on. A value that is on the line but for the rounding of floating point is on it.
 *
 * @example side(0.3, 0.1 + 0.2) // 0
 */
export function side(value: number, line: number): Side {
  const difference = value - line;
  if (Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(line))) return 0;
  return difference > 0 ? 1 : -1;
}
