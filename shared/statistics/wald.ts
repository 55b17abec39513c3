import { twoSidedP } from './normal.ts';
import type { GapCounts } from './percent.ts';
import type { Proportion } from './proportion.ts';
import { type Interval, Z95 } from './wilson.ts';

/** An estimate with its standard error, its 95% interval by that, and its test against 0. */
export type WaldTest = {
  value: number;
  standardError: number;
  interval: Interval;
  /** Undefined without a standard error: every share is 0 or 1. */
  z: number | undefined;
  /** Two-sided. */
  p: number | undefined;
};

/**
 * The difference of two independent shares, first minus second, by Wald's method. Its interval is too short for few
 * students and is nothing for shares of 0 and 1: to show one, use `newcombe`. Undefined when either has nobody counted.
 *
 * @example waldDifference({ numerator: 56, denominator: 70 }, { numerator: 48, denominator: 80 })
 * // value 0.2, interval [0.0575, 0.3425]
 */
export function waldDifference(first: Proportion, second: Proportion): WaldTest | undefined {
  return waldSum([
    { sign: 1, share: first },
    { sign: -1, share: second },
  ]);
}

/**
 * The change of a gap (focal minus reference) from one period to the next, by Wald's method, with the four groups as
 * independent samples. Undefined when any has nobody counted.
 *
 * @example
 * const before = { focal: { numerator: 34, denominator: 61 }, reference: { numerator: 19, denominator: 58 } };
 * const after = { focal: { numerator: 37, denominator: 63 }, reference: { numerator: 27, denominator: 60 } };
 * waldGapChange(before, after) // value -0.0925, standardError 0.1258, z -0.735, p 0.462
 */
export function waldGapChange(before: GapCounts, after: GapCounts): WaldTest | undefined {
  return waldSum([
    { sign: 1, share: after.focal },
    { sign: -1, share: after.reference },
    { sign: -1, share: before.focal },
    { sign: 1, share: before.reference },
  ]);
}

function waldSum(terms: { sign: 1 | -1; share: Proportion }[]): WaldTest | undefined {
  let [value, variance] = [0, 0];
  for (const { sign, share } of terms) {
    if (share.denominator <= 0) return undefined;
    const p = share.numerator / share.denominator;
    value += sign * p;
    variance += (p * (1 - p)) / share.denominator;
  }
  const standardError = Math.sqrt(variance);
  const z = standardError > 0 ? value / standardError : undefined;
  const interval: Interval = [value - Z95 * standardError, value + Z95 * standardError];
  return { value, standardError, interval, z, p: z === undefined ? undefined : twoSidedP(z) };
}
