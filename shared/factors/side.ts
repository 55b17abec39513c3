import type { Estimate } from '../statistics/mover.ts';
import type { NumericFactor, YesNoFactor } from './factor-result.ts';

/** Where the values are that are looked at: clearly above the others, clearly below, or neither can be said. */
export type Side = 'higher' | 'lower' | 'none';

/** To which side of zero an interval lies; `none` where it holds zero, or the value rounds to it. */
export function sideOf({ value, interval: [low, high] }: Estimate): Side {
  if (Math.round(value * 10) === 0) return 'none';
  return low > 0 ? 'higher' : high < 0 ? 'lower' : 'none';
}

/** On which side places are that have the attribute, or more of it: by the difference of means, or the correlation of ranks. */
export function sideOfResult(result: YesNoFactor | NumericFactor): Side {
  return sideOf(result.kind === 'yes-no' ? result.difference : { value: result.rho, interval: result.interval });
}
