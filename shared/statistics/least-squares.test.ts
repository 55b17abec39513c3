import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, leastSquares } from './least-squares.ts';

const point = fc.record({
  x: fc.integer({ min: 0, max: 60 }),
  y: fc.integer({ min: 0, max: 2000 }).map((n) => n / 10),
});

describe('the line of least squares', () => {
  // lm(y ~ x) in R, by hand: mean 1 and 8/3, sums of squares 2 and 14/3, residual 1/6.
  const points = [
    { x: 0, y: 1 },
    { x: 1, y: 3 },
    { x: 2, y: 4 },
  ];

  it('has its slope with an interval by t, and says what to expect', () => {
    const line = leastSquares(points);
    expect(line?.slope).toBeCloseTo(1.5, 12);
    expect(line?.intercept).toBeCloseTo(7 / 6, 12);
    expect(line?.rSquared).toBeCloseTo(27 / 28, 12);
    expect(line?.spread?.residual).toBeCloseTo(Math.sqrt(1 / 6), 12);
    expect(line?.spread?.slopeInterval[0]).toBeCloseTo(1.5 - 12.706204736174705 / Math.sqrt(12), 9);
    const next = line && forecast(line, 3);
    expect(next?.value).toBeCloseTo(17 / 3, 12);
    expect(next?.ofOne?.[1]).toBeCloseTo(17 / 3 + 12.706204736174705 * Math.sqrt((1 / 6) * (1 + 1 / 3 + 2)), 8);
    expect(next?.ofMean?.[1]).toBeCloseTo(17 / 3 + 12.706204736174705 * Math.sqrt((1 / 6) * (1 / 3 + 2)), 8);
  });

  it('is undefined without two different x, and has no interval for two points', () => {
    expect(leastSquares([])).toBeUndefined();
    expect(leastSquares([{ x: 1, y: 2 }])).toBeUndefined();
    expect(leastSquares([1, 2, 3].map((y) => ({ x: 5, y })))).toBeUndefined();
    const line = leastSquares(points.slice(0, 2));
    expect(line?.slope).toBe(2);
    expect(line?.spread).toBeUndefined();
    expect(line && forecast(line, 2)).toEqual({ value: 5, ofMean: undefined, ofOne: undefined });
  });

  it('of what does not vary has no test', () => {
    const flat = leastSquares([1, 2, 3].map((x) => ({ x, y: 7 })));
    expect(flat?.slope).toBe(0);
    expect(flat?.rSquared).toBeUndefined();
    expect(flat?.spread?.p).toBeUndefined();
  });

  it('follows scaling, shifting and an added line, and not the order of points', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 20 }), fc.integer({ min: -9, max: 9 }), (some, by) => {
        const line = leastSquares(some);
        fc.pre(line !== undefined);
        const changed = leastSquares(some.map(({ x, y }) => ({ x: x + by, y: 3 * y + by * x })).reverse());
        expect(changed?.slope).toBeCloseTo(3 * (line?.slope ?? Number.NaN) + by, 8);
        expect(changed?.spread?.residual).toBeCloseTo(3 * (line?.spread?.residual ?? Number.NaN), 7);
      }),
    );
  });

  it('tells one new value less surely than a mean, and both less surely far away', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 20 }), fc.nat(50), (some, away) => {
        const line = leastSquares(some);
        fc.pre(line?.spread !== undefined && line.spread.residual > 1e-6);
        const width = ([lower, upper]: [number, number] = [0, 0]) => upper - lower;
        const [near, far] = [forecast(line, line.meanX + away), forecast(line, line.meanX + away + 1)];
        expect(width(near.ofOne)).toBeGreaterThan(width(near.ofMean));
        expect(width(far.ofOne)).toBeGreaterThan(width(near.ofOne));
      }),
    );
  });
});
