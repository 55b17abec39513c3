import { alternating, beyondThreeSigma, lowestRule, oneSide, outside, trend, within } from './rules.ts';
import { fourOfFiveBeyondOneSigma, twoOfThreeBeyondTwoSigma } from './western-electric.ts';
import type { RulePoint } from './zones.ts';

/**
 * Rule 2: nine points in a row on one side of the center. Agrees with `qcc::qccRulesViolatingNEL2`.
 *
 * @example nineOnOneSide(points) // [8, 9] where there are ten above the center
 */
export function nineOnOneSide(points: readonly RulePoint[]): number[] {
  return oneSide(points, 9);
}

/**
 * Rule 3: six points in a row, each higher than the one before, or each lower. Agrees with
 * `qcc::qccRulesViolatingNEL3`.
 *
 * @example sixInTrend(xmrChart([1, 2, 3, 4, 5, 6]).points) // [5]
 */
export function sixInTrend(points: readonly RulePoint[]): number[] {
  return trend(points, 6);
}

/**
 * Rule 4: fourteen points in a row, up and down in turn. Agrees with `qcc::qccRulesViolatingNEL4`.
 *
 * @example fourteenAlternating(points) // [13] where there are fourteen, 1, 2, 1, 2 and so on
 */
export function fourteenAlternating(points: readonly RulePoint[]): number[] {
  return alternating(points, 14);
}

/**
 * Rule 7: fifteen points in a row no further than 1 sigma from the center: less than chance lets them move. Agrees with
 * `qcc::qccRulesViolatingNEL7`.
 *
 * @example fifteenWithinOneSigma(points) // [14] where there are fifteen that never move
 */
export function fifteenWithinOneSigma(points: readonly RulePoint[]): number[] {
  return within(points, 15);
}

/**
 * Rule 8: eight points in a row further than 1 sigma from the center, some above it and some below. Agrees with
 * `qcc::qccRulesViolatingNEL8`.
 *
 * @example eightOutsideOneSigma(points) // [7] where there are eight, 1.1 sigma above and below the center in turn
 */
export function eightOutsideOneSigma(points: readonly RulePoint[]): number[] {
  return outside(points, 8);
}

/**
 * Nelson's rules (1984): for each point of a chart the lowest number of a rule that it completes, undefined where it
 * completes none. Rules 1, 5 and 6 are the Western Electric rules 1, 2 and 3. Agrees with
 * `qcc::qccRules(rule.set = "nelson")`.
 *
 * @example nelson(xmrChart([1, 2, 3, 4, 5, 6]).points) // [undefined, ..., 3]: six in trend
 */
export function nelson(points: readonly RulePoint[]): (1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | undefined)[] {
  return lowestRule(points, [
    [1, beyondThreeSigma],
    [2, nineOnOneSide],
    [3, sixInTrend],
    [4, fourteenAlternating],
    [5, twoOfThreeBeyondTwoSigma],
    [6, fourOfFiveBeyondOneSigma],
    [7, fifteenWithinOneSigma],
    [8, eightOutsideOneSigma],
  ]);
}
