import { percent } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import type { Interval } from '../statistics/wilson.ts';
import type { Found } from './result.ts';

export type BetterWhen = 'higher' | 'lower';

/** With one decimal, halves away from zero. */
export const inTenths = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 10)) / 10 + 0;

export const intervalInTenths = ([low, high]: Interval): Interval => [inTenths(low), inTenths(high)];

/** An interval of shares as one of points. */
export const inPoints = ([low, high]: Interval): Interval => intervalInTenths([100 * low, 100 * high]);

/** Counts with their share; 0% of nobody is never asked for. */
export const shareOf = ({ numerator, denominator }: Proportion) => ({
  numerator,
  denominator,
  percent: percent({ numerator, denominator }) ?? 0,
});

export const ratio = ({ numerator, denominator }: Proportion): number => numerator / denominator;

export function sum(counts: readonly Proportion[]): Proportion {
  return counts.reduce(
    (total, one) => ({
      numerator: total.numerator + one.numerator,
      denominator: total.denominator + one.denominator,
    }),
    { numerator: 0, denominator: 0 },
  );
}

/** On which side of 0 a difference is for sure, by the direction that is better. */
export function findingOf([low, high]: Interval, betterWhen: BetterWhen): Found {
  if (low <= 0 && high >= 0) return 'unclear';
  return low > 0 === (betterWhen === 'higher') ? 'better' : 'worse';
}

/** A change as gain: above 0 it is to the better, whatever the direction. */
export const gainOf = (change: number, betterWhen: BetterWhen): number => (betterWhen === 'higher' ? change : -change);
