import { type Estimate, mover } from './mover.ts';
import { newcombe } from './newcombe.ts';
import type { GapCounts } from './percent.ts';

/**
 * The change of a gap (focal minus reference, with its sign) from one period to the next, in shares, -2 to 2, with its 95%
 * interval by MOVER from the two Newcombe intervals (Zou and Donner 2008). Takes the four groups as independent samples.
 * Undefined when any has nobody counted.
 *
 * @example
 * const before = { focal: { numerator: 34, denominator: 61 }, reference: { numerator: 19, denominator: 58 } };
 * const after = { focal: { numerator: 37, denominator: 63 }, reference: { numerator: 27, denominator: 60 } };
 * gapChange(before, after) // { value: -0.0925, interval: [-0.3292, 0.1501] }
 */
export function gapChange(before: GapCounts, after: GapCounts): Estimate | undefined {
  const [first, second] = [gapEstimate(before), gapEstimate(after)];
  return first && second && mover(first, second);
}

/**
 * A gap, focal minus reference, in shares, -1 to 1, with its 95% Newcombe interval. Undefined when either group has nobody
 * counted.
 */
export function gapEstimate({ focal, reference }: GapCounts): Estimate | undefined {
  const found = newcombe(focal, reference);
  return found && { value: found.difference, interval: found.interval };
}
