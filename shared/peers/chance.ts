import type { Counts } from '../measures/measure.ts';

/**
 * What chance alone does to the share of each place, as a variance: p (1 - p) / n with p the share of all together, for
 * whether they differ at all is the question. In the order given; 0 where nobody, or everybody, meets the definition.
 *
 * @example chanceOf([{ numerator: 1, denominator: 10 }, { numerator: 9, denominator: 10 }]) // [0.025, 0.025]
 */
export function chanceOf(counts: readonly Counts[]): number[] {
  const sum = (of: (one: Counts) => number) => counts.reduce((total, one) => total + of(one), 0);
  const share = sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator);
  return counts.map(({ denominator }) => (share * (1 - share)) / denominator);
}
