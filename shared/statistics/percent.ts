import type { Proportion } from './proportion.ts';

/**
 * A share in percent with one decimal, rounded once, half up, from the counts themselves, so that no float error decides
 * a half. Undefined when nobody was counted.
 *
 * @example percent({ numerator: 1, denominator: 16 }) // 6.3
 */
export function percent({ numerator, denominator }: Proportion): number | undefined {
  if (denominator <= 0) return undefined;
  return Math.floor((2000 * numerator + denominator) / (2 * denominator)) / 10;
}

/**
 * The change from one share to another in percentage points with one decimal, rounded once from the counts, halves away
 * from zero, so that a rise and the same fall have the same size. Undefined when either has nobody counted.
 *
 * @example pointsBetween({ numerator: 1, denominator: 8 }, { numerator: 1, denominator: 16 }) // -6.3
 */
export function pointsBetween(before: Proportion, after: Proportion): number | undefined {
  if (before.denominator <= 0 || after.denominator <= 0) return undefined;
  const denominator = BigInt(before.denominator) * BigInt(after.denominator);
  const numerator =
    BigInt(after.numerator) * BigInt(before.denominator) - BigInt(before.numerator) * BigInt(after.denominator);
  return roundTenths(numerator * 1000n, denominator);
}

/**
 * The growth of the size of a gap in percentage points, one decimal, rounded once from the counts. A gap is focal minus
 * reference; its size has no sign. Undefined when any of the four groups has nobody counted.
 *
 * @example
 * const before = { focal: { numerator: 25, denominator: 100 }, reference: { numerator: 20, denominator: 100 } };
 * const after = { focal: { numerator: 30, denominator: 100 }, reference: { numerator: 22, denominator: 100 } };
 * gapGrowth(before, after) // 3
 */
export function gapGrowth(before: GapCounts, after: GapCounts): number | undefined {
  const growth = exactGrowth(before, after);
  return growth && roundTenths(growth.numerator * 1000n, growth.denominator);
}

/**
 * Whether the size of a gap grew by more than `points` percentage points (up to six decimals), compared as whole numbers:
 * a growth of exactly 5 is not more than 5. False when any of the four groups has nobody counted.
 */
export function growsByMoreThan(points: number, before: GapCounts, after: GapCounts): boolean {
  const growth = exactGrowth(before, after);
  if (!growth) return false;
  return growth.numerator * 100_000_000n > BigInt(Math.round(points * 1_000_000)) * growth.denominator;
}

export type GapCounts = { focal: Proportion; reference: Proportion };

function exactGrowth(before: GapCounts, after: GapCounts): { numerator: bigint; denominator: bigint } | undefined {
  const groups = [before.focal, before.reference, after.focal, after.reference];
  if (groups.some(({ denominator }) => denominator <= 0)) return undefined;
  const [one, two] = [sizeOf(before), sizeOf(after)];
  return {
    numerator: two.numerator * one.denominator - one.numerator * two.denominator,
    denominator: one.denominator * two.denominator,
  };
}

function sizeOf({ focal, reference }: GapCounts): { numerator: bigint; denominator: bigint } {
  const difference =
    BigInt(focal.numerator) * BigInt(reference.denominator) - BigInt(reference.numerator) * BigInt(focal.denominator);
  return {
    numerator: difference < 0n ? -difference : difference,
    denominator: BigInt(focal.denominator) * BigInt(reference.denominator),
  };
}

/** `numerator / denominator` in tenths, halves away from zero, as a number of ones. The denominator is positive. */
function roundTenths(numerator: bigint, denominator: bigint): number {
  const size = numerator < 0n ? -numerator : numerator;
  const tenths = Number((2n * size + denominator) / (2n * denominator));
  return (numerator < 0n ? -tenths : tenths) / 10 + 0;
}
