import { type GapCounts, growsByMoreThan } from './percent.ts';
import type { Proportion } from './proportion.ts';

/** How much of the change of a gap came from each group, in shares. The two parts add up to the change exactly. */
export type GapDecomposition = {
  /** The gap (focal minus reference, with its sign) after less before. */
  change: number;
  /** What the focal group's change did to the gap: its own change. */
  fromFocal: number;
  /** What the reference group's change did to the gap: its own change with the sign turned. */
  fromReference: number;
  /** Where the gap is smaller than before, what of the two groups made it so; undefined where it is not smaller. */
  narrowing: Narrowing | undefined;
};

/**
 * How a gap narrowed: the group that had the lower share rose (`lower-rose`), the one that had the higher share fell
 * (`higher-fell`), or both. A group that moved away from the other, but less than the other followed, is not named.
 */
export type Narrowing = 'lower-rose' | 'higher-fell' | 'both';

/**
 * Splits the change of a gap between two periods into what came from each group. Which group was higher, whether one rose
 * and whether the gap is smaller are decided by whole numbers. Undefined when any of the four has nobody counted.
 *
 * @example
 * const before = { focal: { numerator: 40, denominator: 100 }, reference: { numerator: 70, denominator: 100 } };
 * const after = { focal: { numerator: 42, denominator: 100 }, reference: { numerator: 65, denominator: 100 } };
 * decomposeGapChange(before, after) // change 0.07: 0.02 from focal, 0.05 from reference; narrowing 'both'
 */
export function decomposeGapChange(before: GapCounts, after: GapCounts): GapDecomposition | undefined {
  const groups = [before.focal, before.reference, after.focal, after.reference];
  if (groups.some(({ denominator }) => denominator <= 0)) return undefined;
  const fromFocal = share(after.focal) - share(before.focal);
  const fromReference = share(before.reference) - share(after.reference);
  return { change: fromFocal + fromReference, fromFocal, fromReference, narrowing: narrowingOf(before, after) };
}

/**
 * Whether a gap narrowed because the group that was better off lost ground: where a higher share is better, the higher one
 * fell; where a lower share is better, as of absence, the lower one rose.
 */
export function lostGround(narrowing: Narrowing | undefined, betterWhen: 'higher' | 'lower'): boolean {
  return narrowing === 'both' || narrowing === (betterWhen === 'higher' ? 'higher-fell' : 'lower-rose');
}

function narrowingOf(before: GapCounts, after: GapCounts): Narrowing | undefined {
  const first = compare(before.focal, before.reference);
  if (!growsByMoreThan(0, after, before)) return undefined;
  const [higher, lower] = first > 0 ? (['focal', 'reference'] as const) : (['reference', 'focal'] as const);
  const fell = compare(after[higher], before[higher]) < 0;
  const rose = compare(after[lower], before[lower]) > 0;
  if (fell && rose) return 'both';
  return fell ? 'higher-fell' : 'lower-rose';
}

const share = ({ numerator, denominator }: Proportion) => numerator / denominator;

/** The sign of the first share less the second. */
function compare(one: Proportion, two: Proportion): number {
  return Math.sign(one.numerator * two.denominator - two.numerator * one.denominator);
}
