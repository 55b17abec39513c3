import type { Point } from './point.ts';
import { ranksOf } from './ranks.ts';
import { studentTTwoSidedP } from './student-t.ts';
import { type Interval, Z95 } from './wilson.ts';

/** Spearman's rho, -1 to 1, its 95% interval (undefined of three points), and the two-sided p of its test against 0. */
export type Spearman = { rho: number; interval: Interval | undefined; p: number };

/**
 * How well y rises (above 0) or falls with x, be it in a straight line or not: Pearson's correlation of the ranks, tied ones
 * with the mean of theirs. p by Student's t; the interval by Fisher's z with the standard error of Bonett and Wright (2000),
 * as Fisher's own is too small for ranks. Undefined of fewer than three points, or where x or y does not vary. rho and p
 * agree with R's `cor.test(method = "spearman", exact = FALSE)`.
 *
 * @example spearman([1, 2, 3, 4, 5].map((x) => ({ x, y: [2, 1, 4, 3, 5][x - 1] }))) // rho 0.8, p 0.104
 */
export function spearman(points: readonly Point[]): Spearman | undefined {
  const count = points.length;
  if (count < 3) return undefined;
  const [x, y] = [ranksOf(points.map((point) => point.x)).ranks, ranksOf(points.map((point) => point.y)).ranks];
  const middle = (count + 1) / 2;
  const product = (one: number[], other: number[]) =>
    one.reduce((sum, rank, index) => sum + (rank - middle) * ((other[index] ?? middle) - middle), 0);
  const scatter = Math.sqrt(product(x, x) * product(y, y));
  if (scatter === 0) return undefined;
  const rho = Math.min(1, Math.max(-1, product(x, y) / scatter));
  const t = rho * Math.sqrt((count - 2) / (1 - rho * rho));
  return { rho, interval: intervalOf(rho, count), p: studentTTwoSidedP(t, count - 2) };
}

function intervalOf(rho: number, count: number): Interval | undefined {
  if (count < 4) return undefined;
  const reach = Z95 * Math.sqrt((1 + (rho * rho) / 2) / (count - 3));
  return [Math.tanh(Math.atanh(rho) - reach), Math.tanh(Math.atanh(rho) + reach)];
}
