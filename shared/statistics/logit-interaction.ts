import { twoSidedP } from './normal.ts';
import type { GapCounts } from './percent.ts';
import type { Proportion } from './proportion.ts';
import type { WaldTest } from './wald.ts';
import { Z95 } from './wilson.ts';

/**
 * The change of a gap (focal minus reference) between two periods on the scale of log odds: the interaction of group and
 * period in a logistic regression, with the four groups as independent samples. `exp` of it is by what factor the odds of
 * the focal group grew more than those of the reference. Undefined where any share is 0 or 1, or of nobody. Agrees with R's
 * `glm(cbind(x, n - x) ~ group * period, family = binomial)`.
 *
 * @example
 * const before = { focal: { numerator: 22, denominator: 60 }, reference: { numerator: 40, denominator: 118 } };
 * const after = { focal: { numerator: 31, denominator: 61 }, reference: { numerator: 38, denominator: 121 } };
 * logitInteraction(before, after) // value 0.6928, standardError 0.4621, p 0.1338
 */
export function logitInteraction(before: GapCounts, after: GapCounts): WaldTest | undefined {
  const groups = [before.focal, before.reference, after.focal, after.reference];
  if (groups.some(({ numerator, denominator }) => numerator <= 0 || numerator >= denominator)) return undefined;
  const gap = ({ focal, reference }: GapCounts) => logOdds(focal) - logOdds(reference);
  const value = gap(after) - gap(before);
  const variance = groups.reduce((total, one) => total + 1 / one.numerator + 1 / others(one), 0);
  const standardError = Math.sqrt(variance);
  const z = value / standardError;
  const interval: WaldTest['interval'] = [value - Z95 * standardError, value + Z95 * standardError];
  return { value, standardError, interval, z, p: twoSidedP(z) };
}

const others = ({ numerator, denominator }: Proportion) => denominator - numerator;
const logOdds = (share: Proportion) => Math.log(share.numerator / others(share));
