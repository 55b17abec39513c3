import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsBetween, shownValue } from './shown-value.ts';

const counts = fc
  .tuple(fc.nat(5_000_000), fc.integer({ min: 1, max: 5_000_000 }))
  .map(([numerator, denominator]) => ({ numerator: Math.min(numerator, denominator), denominator }));

describe('a value that is shown', () => {
  it.each([
    [1, 16, 6.3],
    [1, 8, 12.5],
    [4196, 17412, 24.1],
    [1, 2000, 0.1],
    [1, 2001, 0],
    [10, 10, 100],
  ])('of %i in %i is %f percent, rounded half up', (numerator, denominator, percent) => {
    expect(shownValue({ numerator, denominator })).toEqual({ percent, numerator, denominator });
  });

  it('tells hidden, none and zero apart', () => {
    expect(shownValue('hidden')).toBe('hidden');
    expect(shownValue(undefined)).toBe('none');
    expect(shownValue({ numerator: 0, denominator: 0 })).toBe('none');
    expect(shownValue({ numerator: 0, denominator: 12 })).toMatchObject({ percent: 0 });
  });
});

describe('points between two shares', () => {
  it('come from counts and not from rounded percentages', () => {
    // 24.04% and 24.06% are shown as 24.0% and 24.1%, yet lie 0.02 points apart.
    const from = { numerator: 2404, denominator: 10000 };
    const to = { numerator: 2406, denominator: 10000 };
    expect(pointsBetween(from, to)).toBe(0);
  });

  it('change only their sign when the two change places', () => {
    fc.assert(
      fc.property(counts, counts, (from, to) => {
        expect(pointsBetween(from, to)).toBe(0 - (pointsBetween(to, from) ?? Number.NaN));
      }),
    );
  });

  it('are never more than half a tenth from the exact difference', () => {
    fc.assert(
      fc.property(counts, counts, (from, to) => {
        const exact = 100 * (to.numerator / to.denominator - from.numerator / from.denominator);
        expect(Math.abs((pointsBetween(from, to) ?? Number.NaN) - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });

  it('are not there unless both sides are shown', () => {
    const shown = { numerator: 1, denominator: 20 };
    expect(pointsBetween('hidden', shown)).toBeUndefined();
    expect(pointsBetween(shown, 'hidden')).toBeUndefined();
    expect(pointsBetween(undefined, shown)).toBeUndefined();
  });
});
