import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { average } from './average.ts';
import { cChart } from './c-chart.ts';
import type { ControlChart, Series } from './control-chart.ts';
import { iPrimeChart } from './i-prime-chart.ts';
import { pPrimeChart, rateZScores, shareZScores, sigmaZ, uPrimeChart } from './laney.ts';
import { meanMovingRange, movingRangeChart, movingRanges } from './moving-range.ts';
import { pChart } from './p-chart.ts';
import { c4, sigmaOfDeviations } from './standard-deviation.ts';
import { linesOf, numbersOf, RATE_CHARTS, settings, shares, value } from './testing/charts.ts';
import { ratesOf } from './testing/reference-charts.ts';
import { uChart } from './u-chart.ts';
import { xmrChart } from './xmr-chart.ts';

const values = fc.array(value, { minLength: 3, maxLength: 40 });
const VALUE_CHARTS: [string, (series: Series) => ControlChart][] = [
  ['XmR', xmrChart],
  ['screened XmR', (series) => xmrChart(series, { screened: true })],
  ['XmR by standard deviation', (series) => xmrChart(series, { sigmaFrom: 'standard deviation' })],
  ['moving range', movingRangeChart],
  ['c', cChart],
];

describe('worked examples', () => {
  const p = ratesOf([12, 8], [50, 50]);
  const u = ratesOf([14, 12], [10, 8]);

  it('of each chart have the lines that its definition gives', () => {
    expect(linesOf(xmrChart([1, 2, 1, 2]))).toEqual(['1.5000', '0.8865', '-1.1596', '4.1596']);
    expect(linesOf(pChart(p))).toEqual(['0.2000', '0.0566', '0.0303', '0.3697']);
    expect(linesOf(pPrimeChart(p))).toEqual(['0.2000', '0.0709', '0.0000', '0.4128']);
    expect(linesOf(uChart(u))).toEqual(['1.4444', '0.3801', '0.3043', '2.5846']);
    expect(linesOf(uPrimeChart(u))).toEqual(['1.4444', '0.0835', '1.1941', '1.6948']);
    expect(linesOf(cChart([21, 24, 15]))).toEqual(['20.0000', '4.4721', '6.5836', '33.4164']);
    expect(linesOf(iPrimeChart(ratesOf([12, 10], [4, 5])))).toEqual(['2.4444', '0.9342', '-0.3581', '5.2469']);
    expect(linesOf(movingRangeChart([1, 2, 1]), 1)).toEqual(['1.0000', '0.7557', '0.0000', '3.2670']);
  });

  it('of z-scores and sigma-z', () => {
    expect(shareZScores(ratesOf([12, 0], [50, 0]), 0.2)).toEqual([expect.closeTo(Math.SQRT1_2, 12), undefined]);
    expect(rateZScores(ratesOf([14], [10]), 1)).toEqual([expect.closeTo(1.2649110640673518, 12)]);
    expect(sigmaZ([0, 1, -1, 0])).toBeCloseTo(4 / 3 / 1.128, 12);
    expect([sigmaZ([]), sigmaZ([1]), sigmaZ([1, undefined, 2])]).toEqual([undefined, undefined, undefined]);
    expect([shareZScores(p, 0), rateZScores(u, 0)]).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('of c4 and the sigma that it makes', () => {
    expect([2, 3, 4, 5, 10, 25].map((size) => c4(size)?.toFixed(4))).toEqual([
      '0.7979',
      '0.8862',
      '0.9213',
      '0.9400',
      '0.9727',
      '0.9896',
    ]);
    expect([c4(1), c4(Number.NaN), sigmaOfDeviations([1])]).toEqual([undefined, undefined, undefined]);
    expect(sigmaOfDeviations([1, 2, 3])).toBeCloseTo(2 / Math.sqrt(Math.PI), 12);
    // (4n - 4) / (4n - 3), nearly, for large samples.
    expect(c4(2000)).toBeCloseTo(7996 / 7997, 7);
  });
});

describe('mean', () => {
  it('is not moved by rounding, in whatever order', () => {
    expect([average([1e16, 1, -1e16]), average([])]).toEqual([1 / 3, undefined]);
    fc.assert(
      fc.property(values, (all) => {
        const mean = average(all) ?? Number.NaN;
        expect(average(all.toReversed())).toBe(mean);
        expect(average(all.toSorted((a, b) => a - b))).toBe(mean);
      }),
    );
    expect(average(new Array<number>(7).fill(0.1))).toBe(0.1);
  });
});

describe('moving ranges', () => {
  it('need two values that follow each other', () => {
    expect(movingRanges([1, 4, undefined, 2, 2])).toEqual([undefined, 3, undefined, undefined, 0]);
    expect([meanMovingRange([]), meanMovingRange([1]), meanMovingRange([1, undefined, 2])]).toEqual(
      new Array(3).fill(undefined),
    );
  });

  it('are screened once, and not where nothing moves', () => {
    const outlier = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    expect(meanMovingRange(outlier)).toBeCloseTo(32 / 17, 12);
    expect(meanMovingRange(outlier, true)).toBe(1);
    expect(meanMovingRange([5, 5, 5], true)).toBe(0);
  });

  it('start anew in each part of their chart', () => {
    const { points } = movingRangeChart([1, 3, 9, 10], { split: [2] });
    expect(points.map((point) => point.value)).toEqual([undefined, 2, undefined, 1]);
    expect(points.map(({ center }) => center)).toEqual([2, 2, 1, 1]);
  });

  it('bridge an excluded value, and break at a missing one', () => {
    const sigma = (series: Series, exclude: number[] = []) =>
      (xmrChart(series, { exclude }).points[0]?.sigma ?? 0) * 1.128;
    expect(sigma([1, 100, 3, 4], [1])).toBeCloseTo(1.5, 12);
    expect(sigma([1, undefined, 3, 4])).toBeCloseTo(1, 12);
  });
});

describe('what cannot be said is undefined, never a number', () => {
  it.each(VALUE_CHARTS)('on a %s chart of nothing, of one value, of none in the baseline', (_name, chart) => {
    expect(chart([])).toEqual({ points: [], parts: [] });
    const [nothing] = chart([undefined, Number.NaN]).points;
    expect([nothing?.value, nothing?.center, nothing?.lower]).toEqual([undefined, undefined, undefined]);
    expect(numbersOf(chart([7])).every(Number.isFinite)).toBe(true);
  });

  it('for the limits of one value, whose center is known', () => {
    expect(linesOf(xmrChart([7]))).toEqual(['7.0000', undefined, undefined, undefined]);
    expect(linesOf(pPrimeChart(ratesOf([3], [10])))).toEqual(['0.3000', undefined, undefined, undefined]);
    expect(linesOf(pChart(ratesOf([3], [10])))[0]).toBe('0.3000');
  });

  it.each(RATE_CHARTS)('on a %s chart for a month without anybody, and for no other', (_name, chart) => {
    const { points } = chart([...ratesOf([3, 4, 0, 5], [10, 10, 0, 10])]);
    expect(points.map(({ value: one }) => one)).toEqual([0.3, 0.4, undefined, 0.5]);
    expect(points.map(({ upper }) => upper === undefined)).toEqual([false, false, true, false]);
    expect(points.map(({ center }) => center?.toFixed(4))).toEqual(new Array(4).fill('0.4000'));
    expect(points.map(({ beyond }) => beyond)).toEqual([0, 0, 0, 0]);
  });

  it.each(RATE_CHARTS)('on a %s chart of which every point is excluded, or nothing is known', (_name, chart) => {
    for (const one of [
      chart(ratesOf([3, 4], [10, 10]), { exclude: [0, 1] }),
      chart(ratesOf([3, 4], [10, 10]), { freeze: 0 }),
      chart(ratesOf([0, 0], [0, 0])),
    ]) {
      expect(one.points.every(({ center, sigma }) => center === undefined && sigma === undefined)).toBe(true);
      expect(one.parts[0]?.runs).toMatchObject({ useful: 0, signal: false });
    }
  });

  it('for Laney’s limits where nobody, or everybody, is counted', () => {
    expect(linesOf(pPrimeChart(ratesOf([0, 0], [10, 12])))).toEqual(['0.0000', undefined, undefined, undefined]);
    expect(linesOf(pPrimeChart(ratesOf([10, 12], [10, 12])))).toEqual(['1.0000', undefined, undefined, undefined]);
    expect(linesOf(pChart(ratesOf([0, 0], [10, 12])))).toEqual(['0.0000', '0.0000', '0.0000', '0.0000']);
  });

  it.each(RATE_CHARTS)('on a %s chart with whatever settings', (_name, chart) => {
    fc.assert(
      fc.property(shares, settings, (rates, some) => {
        const { points, parts } = chart(rates, some);
        expect(numbersOf({ points, parts }).every(Number.isFinite)).toBe(true);
        expect(points).toHaveLength(rates.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a series that never moves', () => {
  it.each(VALUE_CHARTS.filter(([name]) => name.includes('XmR')))(
    'has limits of no width on a %s chart',
    (_name, chart) => {
      const { points, parts } = chart(new Array<number>(30).fill(0.1));
      expect(points.every(({ lower, upper, beyond }) => lower === 0.1 && upper === 0.1 && beyond === 0)).toBe(true);
      expect(parts[0]?.runs).toMatchObject({ useful: 0, signal: false });
    },
  );

  it('finds the first move after a frozen baseline', () => {
    const chart = xmrChart([0.1, 0.1, 0.1, 0.2, 0.05], { freeze: 3 });
    expect(chart.points.map(({ beyond }) => beyond)).toEqual([0, 0, 0, 1, -1]);
  });
});

describe('counts that cannot be', () => {
  it('are refused with the point and what to mend', () => {
    expect(() => pChart(ratesOf([1, 11], [10, 10]))).toThrow('Point 2 counts 11 of 10.');
    expect(() => pPrimeChart(ratesOf([-1], [10]))).toThrow(RangeError);
    expect(() => uChart(ratesOf([-1], [10]))).toThrow('Point 1 counts -1 events.');
    expect(() => cChart([3, -2])).toThrow(RangeError);
  });
});
