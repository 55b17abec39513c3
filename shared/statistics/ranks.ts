/** Ranks of values from 1 for the smallest, tied ones with the mean of theirs; and the sum of t³ − t over ties of t values. */
export type Ranks = { ranks: number[]; ties: number };

/**
 * Ranks values. Agrees with R's `rank`.
 *
 * @example ranksOf([30, 10, 30]) // { ranks: [2.5, 1, 2.5], ties: 6 }
 */
export function ranksOf(values: readonly number[]): Ranks {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = values.map(() => 0);
  let ties = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (const index of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    ties += (end - start) ** 3 - (end - start);
  }
  return { ranks, ties };
}
