import type { Attribute } from '../catalog/attribute.ts';
import { rankBiserial } from '../statistics/mann-whitney.ts';
import type { Estimate } from '../statistics/mover.ts';
import { pointBiserial } from '../statistics/point-biserial.ts';
import { regress } from '../statistics/regression.ts';
import { spearman } from '../statistics/spearman.ts';
import { summaryOf, type TwoGroups } from '../statistics/two-groups.ts';
import { welchDifference } from '../statistics/welch.ts';
import type { ComparedPlace } from './compared-places.ts';
import type { Adjusted, CannotCompare, FactorResult, NumericFactor, YesNoFactor } from './factor-result.ts';
import { FEWEST_ON_A_SIDE, FEWEST_PLACES, fewestPlacesAt } from './limits.ts';
import { inSteps, stepOf } from './step.ts';

/**
 * What an attribute of places has to do with their shares. Each place counts once, however many students it has: what is
 * asked is how places differ that have something from those that have not, and a few large ones would otherwise speak for
 * all. Nothing of it tells a cause.
 */
export function compareFactor(
  compared: readonly ComparedPlace[],
  attribute: Attribute,
  heldEqual: readonly Attribute[],
): FactorResult {
  return attribute.kind === 'yes-no'
    ? yesNoFactor(compared, attribute, heldEqual)
    : numericFactor(compared, attribute, heldEqual);
}

const percentOf = ({ counts }: ComparedPlace) => (100 * counts.numerator) / counts.denominator;

function yesNoFactor(
  compared: readonly ComparedPlace[],
  attribute: Attribute,
  heldEqual: readonly Attribute[],
): YesNoFactor | CannotCompare {
  const on = (side: number) => compared.filter(({ value }) => value === side).map(percentOf);
  const groups: TwoGroups = { one: on(1), other: on(0) };
  const [having, others] = [groups.one.length, groups.other.length];
  if (Math.min(having, others) < FEWEST_ON_A_SIDE) {
    return { kind: 'cannot-say', reason: 'too-few-on-a-side', having, others, needed: FEWEST_ON_A_SIDE };
  }
  const [difference, correlated, ranked] = [welchDifference(groups), pointBiserial(groups), rankBiserial(groups)];
  if (!difference || !correlated || !ranked) return nothingVaries('share', compared);
  return {
    kind: 'yes-no',
    having: { places: having, mean: summaryOf(groups.one).mean },
    others: { places: others, mean: summaryOf(groups.other).mean },
    difference,
    pointBiserial: { r: correlated.r, p: correlated.p },
    rankBiserial: ranked,
    ...adjustedFor(compared, attribute, heldEqual),
  };
}

function numericFactor(
  compared: readonly ComparedPlace[],
  attribute: Attribute,
  heldEqual: readonly Attribute[],
): NumericFactor | CannotCompare {
  const places = compared.length;
  if (places < FEWEST_PLACES) return { kind: 'cannot-say', reason: 'too-few-places', places, needed: FEWEST_PLACES };
  const ranked = spearman(compared.map((one) => ({ x: one.value, y: percentOf(one) })));
  const slope = slopeOf(compared, attribute, []);
  if (!ranked?.interval || !slope) {
    const varies = new Set(compared.map(({ value }) => value)).size > 1;
    return nothingVaries(varies ? 'share' : 'attribute', compared);
  }
  const { rho, interval, p } = ranked;
  const step = stepOf(attribute, valuesOf(compared));
  return { kind: 'numeric', places, rho, interval, p, step, slope, ...adjustedFor(compared, attribute, heldEqual) };
}

const nothingVaries = (what: 'attribute' | 'share', { length }: readonly ComparedPlace[]): CannotCompare => ({
  ...{ kind: 'cannot-say', reason: 'nothing-varies', what, places: length },
});

const valuesOf = (compared: readonly ComparedPlace[]) => compared.map(({ value }) => value);

function adjustedFor(
  compared: readonly ComparedPlace[],
  attribute: Attribute,
  heldEqual: readonly Attribute[],
): { adjusted?: Adjusted } {
  if (heldEqual.length === 0) return {};
  const [places, needed] = [compared.length, fewestPlacesAt(heldEqual.length)];
  if (places < needed) return { adjusted: { cannotSay: 'too-few-places', places, needed } };
  return { adjusted: slopeOf(compared, attribute, heldEqual) ?? { cannotSay: 'not-separable' } };
}

/** Points for one step more of the attribute, or for yes against no, the others held equal. Undefined where they cannot be. */
function slopeOf(
  compared: readonly ComparedPlace[],
  attribute: Attribute,
  heldEqual: readonly Attribute[],
): Estimate | undefined {
  const columns = [
    columnOf(attribute, valuesOf(compared)),
    ...heldEqual.map((one, at) =>
      columnOf(
        one,
        compared.map(({ others }) => others[at] ?? 0),
      ),
    ),
  ];
  const found = regress(compared.map((one, row) => ({ y: percentOf(one), x: columns.map((of) => of[row] ?? 0) })));
  const own = found?.slopes[0];
  return own && { value: own.estimate, interval: own.interval };
}

function columnOf(attribute: Attribute, values: readonly number[]): number[] {
  if (attribute.kind === 'yes-no') return [...values];
  const step = stepOf(attribute, values);
  return values.map((value) => inSteps(value, step));
}
