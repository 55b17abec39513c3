import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSquares } from './least-squares.ts';
import { type Observation, regress } from './regression.ts';

// Longley (1967), the regression that ruins careless programs, with the values certified by NIST's Statistical Reference
// Datasets: deflator of prices, product, unemployed, armed forces, population, year; employed.
const longley = `
83.0 234289 2356 1590 107608 1947 60323
88.5 259426 2325 1456 108632 1948 61122
88.2 258054 3682 1616 109773 1949 60171
89.5 284599 3351 1650 110929 1950 61187
96.2 328975 2099 3099 112075 1951 63221
98.1 346999 1932 3594 113270 1952 63639
99.0 365385 1870 3547 115094 1953 64989
100.0 363112 3578 3350 116219 1954 63761
101.2 397469 2904 3048 117388 1955 66019
104.6 419180 2822 2857 118734 1956 67857
108.4 442769 2936 2798 120445 1957 68169
110.8 444546 4681 2637 121950 1958 66513
112.6 482704 3813 2552 123366 1959 68655
114.2 502601 3931 2514 125368 1960 69564
115.7 518173 4806 2572 127852 1961 69331
116.9 554894 4007 2827 130081 1962 70551`
  .trim()
  .split('\n')
  .map((line): Observation => {
    const numbers = line.split(' ').map(Number);
    return { y: numbers.at(-1) ?? Number.NaN, x: numbers.slice(0, -1) };
  });
const certified = [
  [-3482258.63459582, 890420.383607373],
  [15.0618722713733, 84.9149257747669],
  [-0.03581917929259, 0.0334910077722432],
  [-2.02022980381683, 0.488399681651699],
  [-1.03322686717359, 0.214274163161675],
  [-0.0511041056535807, 0.22607320006937],
  [1829.15146461355, 455.478499142212],
] as const;

const value = fc.integer({ min: -50, max: 50 }).map((n) => n / 4);
const observation = fc.record({
  y: value,
  x: fc.tuple(value, value),
  weight: fc.integer({ min: 1, max: 12 }).map((n) => n / 4),
});
const several = fc.array(observation, { minLength: 5, maxLength: 12 });

describe('multiple regression', () => {
  it("agrees with NIST's certified values where columns nearly follow from each other", () => {
    const found = regress(longley);
    const coefficients = found ? [found.intercept, ...found.slopes] : [];
    expect(coefficients).toHaveLength(certified.length);
    for (const [at, [estimate, error]] of certified.entries()) {
      expect(coefficients[at]?.estimate).toSatisfy((one: number) => Math.abs(one / estimate - 1) < 1e-8);
      expect(coefficients[at]?.error).toSatisfy((one: number) => Math.abs(one / error - 1) < 1e-8);
    }
    expect(found?.residual).toBeCloseTo(304.854073561965, 6);
    expect(found?.rSquared).toBeCloseTo(0.995479004577296, 12);
    expect(found?.degrees).toBe(9);
  });

  it('with one x is the line of least squares', () => {
    fc.assert(
      fc.property(several, (some) => {
        const line = leastSquares(some.map(({ y, x }) => ({ x: x[0], y })));
        const found = regress(some.map(({ y, x }) => ({ y, x: [x[0]] })));
        expect(found === undefined).toBe(line === undefined);
        fc.pre(line?.spread !== undefined);
        expect(found?.slopes[0]?.estimate).toBeCloseTo(line.slope, 9);
        expect(found?.slopes[0]?.error).toBeCloseTo(line.spread.slope, 9);
        expect(found?.intercept.estimate).toBeCloseTo(line.intercept, 8);
      }),
    );
  });

  it('studentizes a residual as the t value of a column that stands for its observation alone', () => {
    fc.assert(
      fc.property(several, fc.nat(), (some, any) => {
        const own = any % some.length;
        const found = regress(some)?.observations[own];
        const apart = regress(some.map((one, at) => ({ ...one, x: [...one.x, at === own ? 1 : 0] })));
        fc.pre(found?.studentized !== undefined && (apart?.residual ?? 0) > 1e-3);
        expect(found.studentized).toBeCloseTo(apart?.slopes[2]?.t ?? Number.NaN, 6);
      }),
    );
  });

  it('has residuals that add up to 0 with their weights, and leverages to the number of coefficients', () => {
    fc.assert(
      fc.property(several, (some) => {
        const found = regress(some);
        fc.pre(found !== undefined);
        const sum = (of: (at: number) => number) => some.reduce((total, _, at) => total + of(at), 0);
        expect(sum((at) => (some[at]?.weight ?? 0) * (found.observations[at]?.residual ?? 0))).toBeCloseTo(0, 8);
        expect(sum((at) => found.observations[at]?.leverage ?? 0)).toBeCloseTo(3, 8);
      }),
    );
  });

  it('takes a weight of 2 as two observations, and only the ratio of weights', () => {
    fc.assert(
      fc.property(several, (some) => {
        const twice = regress(some.map(({ weight, ...one }, at) => ({ ...one, weight: at < 2 ? 2 : 1 })));
        const copied = regress([...some, ...some.slice(0, 2)].map(({ y, x }) => ({ y, x })));
        const larger = regress(some.map(({ weight, ...one }, at) => ({ ...one, weight: at < 2 ? 14 : 7 })));
        fc.pre(twice !== undefined && twice.residual > 1e-6);
        expect(twice.slopes[1]?.estimate).toBeCloseTo(copied?.slopes[1]?.estimate ?? Number.NaN, 7);
        expect(larger?.slopes[1]?.t).toBeCloseTo(twice.slopes[1]?.t ?? Number.NaN, 6);
      }),
    );
  });

  it('is undefined where an x does not vary, follows from others, or too little is left', () => {
    const of = (rows: number[][]) => regress(rows.map(([y = 0, ...x]) => ({ y, x })));
    const rows = [
      [1, 2, 7],
      [4, 3, 1],
      [2, 9, 5],
      [8, 6, 6],
    ];
    expect(of(rows)).toBeDefined();
    expect(of(rows.slice(1))).toBeUndefined();
    expect(of([])).toBeUndefined();
    expect(of(rows.map(([y = 0, x = 0]) => [y, x, 3]))).toBeUndefined();
    expect(of(rows.map(([y = 0, x = 0]) => [y, x, 0.1 * x + 0.7]))).toBeUndefined();
    expect(() => of([[1, 2], [3]])).toThrow(RangeError);
  });

  it('has no test where nothing scatters, nor of an observation that alone decides', () => {
    const exact = regress([1, 2, 3, 4, 5].map((x) => ({ y: 7, x: [x] })));
    expect(exact?.slopes[0]?.estimate).toBeCloseTo(0, 12);
    expect(exact?.rSquared).toBeUndefined();
    expect(exact?.observations.map(({ studentized }) => studentized)).toEqual(Array(5).fill(undefined));
    const alone = regress([1, 2, 3, 9].map((y, at) => ({ y, x: [at === 3 ? 1 : 0] })));
    expect(alone?.observations[3]?.leverage).toBeCloseTo(1, 12);
    expect(alone?.observations[3]?.studentized).toBeUndefined();
  });
});
