import fc from 'fast-check';
import type { Proportion } from '../proportion.ts';

export const of = (numerator: number, denominator: number): Proportion => ({ numerator, denominator });

/** Shares of one to 5000 students. */
export const proportion = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.nat(5000))
  .map(([denominator, n]) => of(n % (denominator + 1), denominator));

/** Two groups of one period. */
export const gapCounts = fc.record({ focal: proportion, reference: proportion });
