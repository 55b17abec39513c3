import { twoSidedP } from './normal.ts';
import { ranksOf } from './ranks.ts';
import type { TwoGroups } from './two-groups.ts';

/**
 * The rank-biserial correlation of two groups: of all pairs with one value of each, the share in which `one` is higher less
 * the share in which it is lower, -1 to 1; no outlier moves it far. With the two-sided p of the Mann-Whitney test, by the
 * normal approximation with ties and continuity corrected, 1 where nothing varies. Undefined where a group is empty.
 * Agrees with R's `effectsize::rank_biserial` and `wilcox.test(exact = FALSE)`.
 *
 * @example rankBiserial({ one: [4, 5, 6], other: [1, 2, 3] }) // { r: 1, p: 0.0809 }
 */
export function rankBiserial({ one, other }: TwoGroups): { r: number; p: number } | undefined {
  const pairs = one.length * other.length;
  if (pairs === 0) return undefined;
  const { ranks, ties } = ranksOf([...one, ...other]);
  const count = ranks.length;
  const sum = ranks.slice(0, one.length).reduce((total, rank) => total + rank, 0);
  const beyondHalf = sum - (one.length * (one.length + 1)) / 2 - pairs / 2;
  const variance = (pairs / 12) * (count + 1 - ties / (count * (count - 1)));
  const z = Math.max(0, Math.abs(beyondHalf) - 0.5) / Math.sqrt(variance);
  return { r: beyondHalf / (pairs / 2), p: variance > 0 ? twoSidedP(z) : 1 };
}
