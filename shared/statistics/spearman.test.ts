import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranksOf } from './ranks.ts';
import { spearman } from './spearman.ts';

const shares = [0.12, 0.35, 0.35, 0.48, 0.61, 0.77, 0.8, 0.15, 0.52];
const percents = [61.0, 55.2, 58.1, 47.0, 49.3, 41.2, 41.2, 55.2, 50.0];
const points = shares.map((x, index) => ({ x, y: percents[index] ?? 0 }));
const point = fc.record({ x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }) });

describe('ranks', () => {
  it('give tied values the mean of theirs', () => {
    expect(ranksOf([30, 10, 30, 20])).toEqual({ ranks: [3.5, 1, 3.5, 2], ties: 6 });
    expect(ranksOf([])).toEqual({ ranks: [], ties: 0 });
  });
});

describe('Spearman’s rho', () => {
  // rho and p by scipy 1.17, spearmanr; the interval by hand from it.
  it('takes ties, and has an interval and a p', () => {
    const found = spearman(points);
    expect(found?.rho).toBeCloseTo(-0.9071810712769415, 12);
    expect(found?.p).toBeCloseTo(0.0007318272050614808, 12);
    expect(found?.interval?.[0]).toBeCloseTo(-0.9855648065134679, 10);
    expect(found?.interval?.[1]).toBeCloseTo(-0.5085234759506844, 10);
  });

  it('of a steady rise is 1, however bent', () => {
    const found = spearman([1, 2, 3, 4].map((x) => ({ x, y: 2 ** x })));
    expect(found).toEqual({ rho: 1, interval: [1, 1], p: 0 });
  });

  it('is undefined of fewer than three points, or where one side does not vary', () => {
    expect(spearman(points.slice(0, 2))).toBeUndefined();
    expect(spearman(points.map(({ x }) => ({ x, y: 5 })))).toBeUndefined();
    expect(spearman(points.map(({ y }) => ({ x: 5, y })))).toBeUndefined();
    expect(spearman(points.slice(0, 3))?.interval).toBeUndefined();
  });

  it('does not depend on the order of points, and turns its sign with an axis', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 15 }), (some) => {
        const found = spearman(some);
        fc.pre(found !== undefined);
        expect(spearman(some.toReversed())?.rho).toBeCloseTo(found.rho, 12);
        expect(spearman(some.map(({ x, y }) => ({ x: -(x ** 3), y })))?.rho).toBeCloseTo(-found.rho, 12);
      }),
      { numRuns: 50 },
    );
  });
});
