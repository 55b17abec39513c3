import type { Estimate } from '../statistics/mover.ts';
import type { Interval } from '../statistics/wilson.ts';
import type { Step } from './step.ts';

/** Places on one side of a yes or no: how many, and the mean of their shares in percent. */
type Side = { places: number; mean: number };

/** A correlation, -1 to 1, with its two-sided p. */
type Correlated = { r: number; p: number };

/** Points with the other attributes held equal, or why that cannot be said: these follow from one another, or too few places. */
export type Adjusted =
  | Estimate
  | { cannotSay: 'too-few-places'; places: number; needed: number }
  | { cannotSay: 'not-separable' };

/** Places with something against places without. Every place counts alike. */
export type YesNoFactor = {
  kind: 'yes-no';
  having: Side;
  others: Side;
  /** Percentage points, having less others. */
  difference: Estimate;
  pointBiserial: Correlated;
  rankBiserial: Correlated;
  adjusted?: Adjusted;
};

/** Places along a number. Every place counts alike. */
export type NumericFactor = {
  kind: 'numeric';
  places: number;
  /** Spearman's rho. */
  rho: number;
  interval: Interval;
  p: number;
  step: Step;
  /** Percentage points for one step more. */
  slope: Estimate;
  adjusted?: Adjusted;
};

/** Why places cannot be compared, and what would be needed. */
export type CannotCompare = { kind: 'cannot-say' } & (
  | { reason: 'too-few-places'; places: number; needed: number }
  | { reason: 'too-few-on-a-side'; having: number; others: number; needed: number }
  /** All that can be compared have the same attribute, or the same share. */
  | { reason: 'nothing-varies'; what: 'attribute' | 'share'; places: number }
);

export type FactorResult = YesNoFactor | NumericFactor | CannotCompare;
