import type { Counts } from '../measures/measure.ts';
import { type Regression, regress } from '../statistics/regression.ts';
import { studentTTail } from '../statistics/student-t.ts';
import { chanceOf } from './chance.ts';

/** A place's share against what is expected from what it is like, as shares from 0 to 1. */
export type Expected = {
  placeId: string;
  expected: number;
  /** Own share minus the expected one. */
  difference: number;
  /** The chance that a place like it is as far up, and as far down, 0 to 1. */
  pAbove: number;
  pBelow: number;
};

/** An equation of fewer places for each attribute follows single places. */
const PLACES_FOR_EACH = 5;

/**
 * What each place's share is expected to be from its attributes: regression of the shares on the standard scores. Places
 * are weighted by the inverse of their variance, τ² + chance. Unweighted, small places would stand out by the luck of a few
 * students; weighted by students alone, one district of many thousand would be the measure of all, though such places
 * differ too. τ², by which places of any size differ, is estimated by moments (Hedges and Olkin 1985). How far a place is
 * off is its externally studentized residual, so that no place hides behind itself. None for fewer than 5 places for each
 * attribute and the intercept, or where the equation cannot be solved.
 */
export function expectedShares(
  counts: ReadonlyMap<string, Counts>,
  scores: ReadonlyMap<string, readonly number[]>,
): Expected[] {
  const known = [...counts].flatMap(([placeId, own]) => {
    const x = scores.get(placeId);
    return x ? [{ placeId, x, own, y: own.numerator / own.denominator }] : [];
  });
  const width = known[0]?.x.length ?? 0;
  if (width === 0 || known.length < PLACES_FOR_EACH * (width + 1)) return [];
  const chance = chanceOf(known.map(({ own }) => own));
  const between = varianceBetween(regress(known), chance);
  if (between === undefined || between + Math.min(...chance) === 0) return [];
  const weighted = regress(known.map((one, at) => ({ ...one, weight: 1 / (between + (chance[at] as number)) })));
  return known.flatMap(({ placeId }, at) => {
    const { fitted = 0, residual = 0, studentized } = weighted?.observations[at] ?? {};
    if (!weighted || studentized === undefined) return [];
    const tail = (up: number) => studentTTail(up, weighted.degrees - 1);
    const p = { pAbove: tail(studentized), pBelow: tail(-studentized) };
    return [{ placeId, expected: fitted, difference: residual, ...p }];
  });
}

/** τ²: what is left of the scatter about the equation when chance is taken out, 0 or more. */
function varianceBetween(plain: Regression | undefined, chance: readonly number[]): number | undefined {
  if (!plain) return undefined;
  const { residual, degrees, observations } = plain;
  const byChance = chance.reduce((sum, one, at) => sum + one * (1 - (observations[at]?.leverage ?? 0)), 0);
  return Math.max(0, residual ** 2 - byChance / degrees);
}
