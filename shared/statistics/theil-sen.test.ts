import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSquares } from './least-squares.ts';
import { mannKendall, theilSen } from './theil-sen.ts';

const point = fc.record({ x: fc.nat(30), y: fc.integer({ min: 0, max: 400 }).map((n) => n / 4) });
const points = fc.array(point, { minLength: 2, maxLength: 16 });

describe('the Theil-Sen line', () => {
  it('is not moved by an outlier', () => {
    const line = theilSen([0, 1, 2, 3, 4, 5, 6].map((x) => ({ x, y: x === 3 ? 90 : 3 * x })));
    expect(line?.slope).toBe(3);
    expect(line?.intercept).toBe(0);
    expect(line?.interceptAtMedians).toBe(3);
    expect(line?.pairs).toBe(21);
  });

  it('is undefined without two different x, and has no interval for few points', () => {
    expect(theilSen([])).toBeUndefined();
    expect(theilSen([1, 2].map((y) => ({ x: 5, y })))).toBeUndefined();
    const line = theilSen([0, 1, 2].map((x) => ({ x, y: x })));
    expect(line?.slope).toBe(1);
    expect(line?.interval).toBeUndefined();
  });

  it('follows scaling, shifting and an added line', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -9, max: 9 }), (some, by) => {
        const line = theilSen(some);
        fc.pre(line !== undefined);
        const changed = theilSen(some.map(({ x, y }) => ({ x: x + by, y: 3 * y + by * x + 5 })));
        expect(changed?.slope).toBeCloseTo(3 * (line?.slope ?? Number.NaN) + by, 9);
        const turned = theilSen(some.map(({ x, y }) => ({ x, y: -y })));
        expect(turned?.slope).toBeCloseTo(-(line?.slope ?? Number.NaN), 9);
        expect(turned?.interval?.[0] ?? 0).toBeCloseTo(-(line?.interval?.[1] ?? 0), 9);
      }),
    );
  });

  it('does not depend on the order of points, and lies within its interval', () => {
    fc.assert(
      fc.property(points, (some) => {
        const line = theilSen(some);
        expect(theilSen(some.toReversed())).toEqual(line);
        if (!line?.interval) return;
        expect(line.interval[0]).toBeLessThanOrEqual(line.slope);
        expect(line.interval[1]).toBeGreaterThanOrEqual(line.slope);
      }),
    );
  });

  it('is that of least squares where all points lie on a line', () => {
    const whole = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(100), { minLength: 2, maxLength: 15 }), whole, whole, (xs, slope, start) => {
        const exact = xs.map((x) => ({ x, y: slope * x + start }));
        expect(theilSen(exact)?.slope).toBe(slope);
        expect(leastSquares(exact)?.slope).toBeCloseTo(slope, 9);
        expect(leastSquares(exact)?.intercept).toBeCloseTo(theilSen(exact)?.intercept ?? Number.NaN, 8);
      }),
    );
  });
});

describe('the Mann-Kendall test', () => {
  it('counts rising less falling pairs, and corrects its variance for ties', () => {
    const rising = mannKendall([1, 2, 3, 4, 5].map((x) => ({ x, y: x * x })));
    expect(rising).toMatchObject({ s: 10, variance: 50 / 3 });
    expect(rising.z).toBeCloseTo(9 / Math.sqrt(50 / 3), 12);
    // Two ties of two: (5·4·15 - 2·2·1·9) / 18.
    expect(mannKendall([1, 1, 2, 2, 3].map((y, x) => ({ x, y }))).variance).toBeCloseTo(264 / 18, 12);
  });

  it('finds nothing where nothing varies', () => {
    expect(mannKendall([1, 2, 3].map((x) => ({ x, y: 7 })))).toEqual({ s: 0, variance: 0, z: 0, p: 1 });
    expect(mannKendall([])).toEqual({ s: 0, variance: 0, z: 0, p: 1 });
  });

  it('has the variance of S over all orders of y, ties in x and y included', () => {
    const values = fc.array(fc.nat(2), { minLength: 4, maxLength: 5 });
    fc.assert(
      fc.property(values, values, (xs, ys) => {
        fc.pre(xs.length === ys.length);
        const all = permutations(ys).map((order) => mannKendall(order.map((y, i) => ({ x: xs[i] ?? 0, y }))).s);
        const variance = all.reduce((sum, s) => sum + s * s, 0) / all.length;
        expect(mannKendall(xs.map((x, i) => ({ x, y: ys[i] ?? 0 }))).variance).toBeCloseTo(variance, 9);
      }),
      { numRuns: 40 },
    );
  });
});

function permutations(values: number[]): number[][] {
  if (values.length < 2) return [values];
  return values.flatMap((value, at) => permutations(values.toSpliced(at, 1)).map((rest) => [value, ...rest]));
}
