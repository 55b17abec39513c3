import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalTail, twoSidedP } from './normal.ts';

describe('the tail of the normal distribution', () => {
  // Computed with 40 digits by mpmath: erfc(z / sqrt(2)) / 2.
  it.each([
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145705],
    [1.959963984540054, 0.02500000000000001],
    [2.4999, 0.00621141837494459],
    [2.5, 0.006209665325776135],
    [3, 0.0013498980316300946],
    [6, 9.865876450376981e-10],
    [20, 2.753624118606234e-89],
    [37, 5.725571222524577e-300],
    [-1.5, 0.9331927987311419],
  ])('above %d is %d', (z, expected) => {
    expect(Math.abs(normalTail(z) / expected - 1)).toBeLessThan(1e-12);
  });

  it('ends at 0 and 1, and is not a number for what is none', () => {
    expect(normalTail(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalTail(Number.NEGATIVE_INFINITY)).toBe(1);
    expect(normalTail(Number.NaN)).toBeNaN();
  });

  it('falls as z grows, and is the rest of the other side', () => {
    const z = fc.double({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(z, fc.double({ min: 1e-3, max: 4, noNaN: true }), (low, step) => {
        expect(normalTail(low + step)).toBeLessThanOrEqual(normalTail(low));
        expect(normalTail(Math.abs(low) + step)).toBeLessThan(normalTail(Math.abs(low)));
        expect(normalTail(low) + normalTail(-low)).toBeCloseTo(1, 14);
      }),
    );
  });
});

describe('the two-sided p value', () => {
  it('is 1 without a signal and the same to both sides', () => {
    expect(twoSidedP(0)).toBe(1);
    expect(twoSidedP(-1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(twoSidedP(3)).toBe(twoSidedP(-3));
  });
});
