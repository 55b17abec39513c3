import { type Estimate, mover } from './mover.ts';

/** Two independent estimates of one period. */
export type Arms = { test: Estimate; comparison: Estimate };

/**
 * How much more one quantity changed than another: (test after - test before) - (comparison after - comparison before),
 * with its 95% interval by MOVER from the four. For means, gains a week, or shares with their Wilson intervals, of which it
 * gives the same as `gapChange`.
 *
 * @example
 * const before = { test: { value: 1, interval: [0.8, 1.2] }, comparison: { value: 0.9, interval: [0.8, 1] } };
 * const after = { test: { value: 1.7, interval: [1.4, 2] }, comparison: { value: 0.9, interval: [0.8, 1] } };
 * differenceInDifferences(before, after) // { value: 0.7, interval: [0.3127, 1.0873] }
 */
export const differenceInDifferences = (before: Arms, after: Arms): Estimate =>
  mover(mover(before.comparison, before.test), mover(after.comparison, after.test));
