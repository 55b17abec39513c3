import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapGrowth, growsByMoreThan, percent, pointsBetween } from './percent.ts';
import { of, proportion } from './testing/proportions.ts';

describe('percent', () => {
  it.each([
    [1, 16, 6.3],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [0, 12, 0],
    [12, 12, 100],
    [4196, 17412, 24.1],
    [1, 2000, 0.1],
  ])('of %i in %i is %d', (numerator, denominator, expected) => {
    expect(percent(of(numerator, denominator))).toBe(expected);
  });

  it('of nobody is undefined, not 0', () => {
    expect(percent(of(0, 0))).toBeUndefined();
    expect(pointsBetween(of(0, 0), of(1, 2))).toBeUndefined();
  });

  it('is never further than a twentieth from the true share', () => {
    fc.assert(
      fc.property(proportion, (p) => {
        expect(Math.abs((percent(p) ?? -1) - (100 * p.numerator) / p.denominator)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});

describe('points between two shares', () => {
  it('are rounded once from the counts, not from rounded shares', () => {
    expect(pointsBetween(of(1, 16), of(1, 8))).toBe(6.3);
    expect(pointsBetween(of(206, 1000), of(241, 1000))).toBe(3.5);
  });

  it('turn their sign when the periods are exchanged', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        expect((pointsBetween(a, b) ?? 0) + (pointsBetween(b, a) ?? 0)).toBe(0);
      }),
    );
  });
});

describe('growth of a gap', () => {
  it('is in points and has the sign of the size, whichever group is higher', () => {
    const before = { focal: of(25, 100), reference: of(20, 100) };
    const after = { focal: of(30, 100), reference: of(22, 100) };
    expect(gapGrowth(before, after)).toBe(3);
    const turn = ({ focal, reference }: typeof before) => ({ focal: reference, reference: focal });
    expect(gapGrowth(turn(before), turn(after))).toBe(3);
    expect(gapGrowth(after, before)).toBe(-3);
  });
});

describe('more than some points of growth', () => {
  it('is decided by whole numbers, so that exactly that much is not more', () => {
    const before = { focal: of(7, 100), reference: of(0, 100) };
    const after = { focal: of(17, 100), reference: of(0, 100) };
    expect(growsByMoreThan(10, before, after)).toBe(false);
    expect(growsByMoreThan(9.999999, before, after)).toBe(true);
    expect(growsByMoreThan(0, before, before)).toBe(false);
    expect(growsByMoreThan(0, before, { ...after, reference: of(0, 0) })).toBe(false);
  });
});
