import type { GapDefinition } from '../catalog/student-group.ts';
import { gapChange, gapEstimate } from '../statistics/gap-change.ts';
import { decomposeGapChange, type GapDecomposition, lostGround } from '../statistics/gap-decomposition.ts';
import { type Estimate, growthOfSize } from '../statistics/mover.ts';
import { gapGrowth } from '../statistics/percent.ts';
import { type WaldTest, waldGapChange } from '../statistics/wald.ts';
import { type CannotSay, type GroupCells, readGap } from './group-cells.ts';

/** How a gap changed from one period to another, in shares. */
export type ChangeOfGap = {
  verdict: 'known';
  /** Of the gap with its sign, focal minus reference, with its MOVER interval, and by Wald's method. */
  change: Estimate;
  wald: WaldTest;
  /** Of the size of the gap, whichever group is higher: above 0 it widened. */
  growth: Estimate;
  /** The growth of the size in percentage points, rounded once from the counts. */
  points: number;
  /** How much of the change came from each group. */
  parts: GapDecomposition;
  /** The gap narrowed because the group that was better off lost ground. */
  lostGround: boolean;
};

/**
 * The change of a gap at one place between two periods, or why it cannot be said.
 *
 * @throws RangeError for two groups that are not two values of one dimension
 */
export function changeOfGap(
  definition: GapDefinition,
  { before, after }: { before: GroupCells; after: GroupCells },
  { betterWhen, minimum }: { betterWhen: 'higher' | 'lower'; minimum?: number | undefined },
): ChangeOfGap | CannotSay {
  const [first, second] = [readGap(definition, before, minimum), readGap(definition, after, minimum)];
  if (first.verdict !== 'known') return first;
  if (second.verdict !== 'known') return second;
  const [one, two] = [first.counts, second.counts];
  const [early, late] = [gapEstimate(one), gapEstimate(two)];
  const [change, wald, points] = [gapChange(one, two), waldGapChange(one, two), gapGrowth(one, two)];
  const parts = decomposeGapChange(one, two);
  if (!early || !late || !change || !wald || points === undefined || !parts) {
    return { verdict: 'cannot-say', reason: 'no-data', group: definition.focal };
  }
  const growth = growthOfSize(early, late);
  return { verdict: 'known', change, wald, growth, points, parts, lostGround: lostGround(parts.narrowing, betterWhen) };
}
