import { type BoxLimits, boxLimits } from './box-limits.ts';
import type { Side } from './side.ts';

/** By which limits runs and crossings are judged. Outside 10 to 100 useful points the boxes give way to the first. */
export type RunsMethod = 'anhoej' | 'bestbox' | 'cutbox';

/** Whether points wander about their center as chance alone would have it. */
export type RunsAnalysis = {
  /** Points looked at. */
  observed: number;
  /** Those of them that are not on the center. */
  useful: number;
  /** Most points in a row on one side of the center. Undefined, like the rest, without a useful point. */
  longestRun: number | undefined;
  /** A longer run than this is a signal. */
  longestRunLimit: number | undefined;
  /** How often two points in a row are on different sides. */
  crossings: number | undefined;
  /** Fewer crossings than this are a signal. */
  crossingsLimit: number | undefined;
  /** Whether a shift, drift or cycle shows. Never without a useful point. */
  signal: boolean;
};

/**
 * Judges points by the sides of the center that they lie on. Points on it (0) are dropped: they neither break nor
 * extend a run, and add no crossing. Limits by Anhøj and Olesen (2014), whichever method gives the signal. Agrees with
 * `qicharts2::qic`.
 *
 * @example runsAnalysis([1, 1, 0, 1, -1, 1]) // longest run 3 of at most 5, crossings 2 of at least 0: no signal
 */
export function runsAnalysis(sides: readonly Side[], method: RunsMethod = 'anhoej'): RunsAnalysis {
  const useful = sides.filter((one) => one !== 0);
  const [longestRun, crossings] = [longestRunOf(useful), crossingsOf(useful)];
  const [longestRunLimit, crossingsLimit] = [longestRunLimitOf(useful.length), crossingsLimitOf(useful.length)];
  const box = method === 'anhoej' ? undefined : boxLimits(useful.length);
  const limits = box ?? { crossings: crossingsLimit ?? 0, run: longestRunLimit ?? 0, cut: undefined };
  return {
    observed: sides.length,
    useful: useful.length,
    longestRun,
    longestRunLimit,
    crossings,
    crossingsLimit,
    signal:
      longestRun !== undefined &&
      crossings !== undefined &&
      !isWithin(method === 'cutbox' ? limits : { ...limits, cut: undefined }, longestRun, crossings),
  };
}

/**
 * The longest run that chance lets pass of so many useful points: log2 of them, rounded, and 3 (Schilling 2012, by
 * Anhøj and Olesen 2014). Undefined of none.
 *
 * @example longestRunLimitOf(24) // 8
 */
export function longestRunLimitOf(useful: number): number | undefined {
  return useful > 0 ? Math.round(Math.log2(useful)) + 3 : undefined;
}

/**
 * The fewest crossings that chance lets pass of so many useful points: the 5th percentile of the binomial distribution
 * of one trial less with a chance of one half (Chen 2010). Undefined of none. Agrees with R's `qbinom(0.05, useful - 1,
 * 0.5)`.
 *
 * @example crossingsLimitOf(24) // 8
 */
export function crossingsLimitOf(useful: number): number | undefined {
  if (useful <= 0) return undefined;
  const trials = useful - 1;
  // In logarithms, as a half to the power of many trials is too small for a number.
  let logarithm = -trials * Math.LN2;
  let cumulative = Math.exp(logarithm);
  let crossings = 0;
  while (cumulative < 0.05) {
    crossings += 1;
    logarithm += Math.log((trials - crossings + 1) / crossings);
    cumulative += Math.exp(logarithm);
  }
  return crossings;
}

/** Undefined of no useful point, as is the number of crossings. */
function longestRunOf(useful: readonly Side[]): number | undefined {
  let longest: number | undefined;
  let length = 0;
  for (const [index, one] of useful.entries()) {
    length = one === useful[index - 1] ? length + 1 : 1;
    longest = Math.max(longest ?? 0, length);
  }
  return longest;
}

function crossingsOf(useful: readonly Side[]): number | undefined {
  if (useful.length === 0) return undefined;
  return useful.filter((one, index) => index > 0 && one !== useful[index - 1]).length;
}

function isWithin({ crossings: fewest, run: longest, cut }: BoxLimits, run: number, crossings: number): boolean {
  if (crossings < fewest || run > longest) return false;
  if (!cut) return true;
  return (crossings > fewest || run <= cut.run) && (run < longest || crossings >= cut.crossings);
}
