import type { GapDefinition } from '../catalog/student-group.ts';
import { gapEstimate } from '../statistics/gap-change.ts';
import type { Estimate } from '../statistics/mover.ts';
import { type GapCounts, pointsBetween } from '../statistics/percent.ts';
import { shareRatio } from '../statistics/share-ratio.ts';
import { type CannotSay, type GroupCells, readGap } from './group-cells.ts';

/** How large a gap is now: focal against reference. */
export type SizeOfGap = {
  verdict: 'known';
  counts: GapCounts;
  /** Focal minus reference, in shares, with its Newcombe interval. */
  difference: Estimate;
  /** The same in percentage points, rounded once from the counts. */
  points: number;
  /** Focal over reference with its log-scale interval; undefined where the reference share is 0. */
  ratio: ReturnType<typeof shareRatio>;
};

/**
 * The size of a gap at one place in one period, or why it cannot be said.
 *
 * @throws RangeError for two groups that are not two values of one dimension
 */
export function sizeOfGap(definition: GapDefinition, cells: GroupCells, minimum?: number): SizeOfGap | CannotSay {
  const gap = readGap(definition, cells, minimum);
  if (gap.verdict !== 'known') return gap;
  const { counts } = gap;
  const [difference, points] = [gapEstimate(counts), pointsBetween(counts.reference, counts.focal)];
  if (!difference || points === undefined) return { verdict: 'cannot-say', reason: 'no-data', group: definition.focal };
  return { verdict: 'known', counts, difference, points, ratio: shareRatio(counts.focal, counts.reference) };
}
