import { beyondThreeSigma, lowestRule, oneSide, someBeyond } from './rules.ts';
import type { RulePoint } from './zones.ts';

/**
 * Rule 2: two of three points in a row more than 2 sigma from the center on one side, the last of them among the two.
 * Agrees with `qcc::qccRulesViolatingWER2`.
 *
 * @example twoOfThreeBeyondTwoSigma(points) // [2] where they are 2.1, 0 and 2.1 sigma above the center
 */
export function twoOfThreeBeyondTwoSigma(points: readonly RulePoint[]): number[] {
  return someBeyond(points, 2, 3, 2);
}

/**
 * Rule 3: four of five points in a row more than 1 sigma from the center on one side, the last of them among the four.
 * Agrees with `qcc::qccRulesViolatingWER3`.
 *
 * @example fourOfFiveBeyondOneSigma(points) // [4] where they are 1.1, 1.1, 0, 1.1 and 1.1 sigma above the center
 */
export function fourOfFiveBeyondOneSigma(points: readonly RulePoint[]): number[] {
  return someBeyond(points, 4, 5, 1);
}

/**
 * Rule 4: eight points in a row on one side of the center. Agrees with `qcc::qccRulesViolatingWER4`.
 *
 * @example eightOnOneSide(points) // [7, 8] where there are nine above the center
 */
export function eightOnOneSide(points: readonly RulePoint[]): number[] {
  return oneSide(points, 8);
}

/**
 * The Western Electric rules (Statistical Quality Control Handbook 1956): for each point of a chart the lowest number
 * of a rule that it completes, undefined where it completes none. A rule over several points needs as many. Agrees with
 * `qcc::qccRules`.
 *
 * @example westernElectric(points) // [undefined, undefined, 2, 1] where they are 0, 2.1, 2.2 and 3.1 sigma above the
 * center
 */
export function westernElectric(points: readonly RulePoint[]): (1 | 2 | 3 | 4 | undefined)[] {
  return lowestRule(points, [
    [1, beyondThreeSigma],
    [2, twoOfThreeBeyondTwoSigma],
    [3, fourOfFiveBeyondOneSigma],
    [4, eightOnOneSide],
  ]);
}
