import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf } from './mean.ts';

const sumsOf = (values: number[]) => ({
  count: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
});

describe('a mean from sums', () => {
  it('has an interval by t', () => {
    const found = meanOf(sumsOf([1, 2, 3]));
    expect(found?.mean).toBe(2);
    expect(found?.interval?.[1]).toBeCloseTo(2 + 4.302652729749464 / Math.sqrt(3), 12);
  });

  it('of nothing is undefined, and of one value has no interval', () => {
    expect(meanOf(sumsOf([]))).toBeUndefined();
    expect(meanOf(sumsOf([7]))).toEqual({ mean: 7, interval: undefined });
  });

  it('narrows when the same values come more often', () => {
    const width = (values: number[]) => {
      const [lower, upper] = meanOf(sumsOf(values))?.interval ?? [0, 0];
      return upper - lower;
    };
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2 }), (values) => {
        expect(width([...values, ...values])).toBeLessThan(width(values));
      }),
    );
  });
});
