import { beyondThreeSigma, lowestRule, oneSide, someBeyond } from './rules.ts';
import type { RulePoint } from './zones.ts';

/**
 * Rule 2: two of three points in a row more than 2 sigma from the center on one side, the last of them among the two.
 *
 * @example twoOfThreeBeyondTwoSigma(xmrChart(values).points) // the points, from 0, that complete it
 */
export function twoOfThreeBeyondTwoSigma(points: readonly RulePoint[]): number[] {
  return someBeyond(points, 2, 3, 2);
}

/** Rule 3: four of five points in a row more than 1 sigma from the center on one side, the last of them among the four. */
export function fourOfFiveBeyondOneSigma(points: readonly RulePoint[]): number[] {
  return someBeyond(points, 4, 5, 1);
}

/** Rule 4: eight points in a row on one side of the center. */
export function eightOnOneSide(points: readonly RulePoint[]): number[] {
  return oneSide(points, 8);
}

/**
 * The Western Electric rules (Statistical Quality Control Handbook 1956): for each point of a chart the lowest number of a
 * rule that it completes, undefined where it completes none. A rule over several points needs as many. Agrees with
 * `qcc::qccRules`.
 *
 * @example westernElectric(pChart(shares).points) // [undefined, undefined, 1, 2, ...]
 */
export function westernElectric(points: readonly RulePoint[]): (1 | 2 | 3 | 4 | undefined)[] {
  return lowestRule(points, [
    [1, beyondThreeSigma],
    [2, twoOfThreeBeyondTwoSigma],
    [3, fourOfFiveBeyondOneSigma],
    [4, eightOnOneSide],
  ]);
}
