import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { average } from './average.ts';
import { cChart } from './c-chart.ts';
import type { ControlChart, Series } from './control-chart.ts';
import { iPrimeChart } from './i-prime-chart.ts';
import { pPrimeChart, rateZScores, shareZScores, sigmaZ, uPrimeChart } from './laney.ts';
import { meanMovingRange, movingRangeChart, movingRanges } from './moving-range.ts';
import { pChart } from './p-chart.ts';
import type { RateChartSettings } from './rate-chart.ts';
import { c4, sigmaOfDeviations } from './standard-deviation.ts';
import { numbersOf, shares, value } from './testing/chart-arbitraries.ts';
import { ratesOf } from './testing/reference-charts.ts';
import { uChart } from './u-chart.ts';
import { xmrChart } from './xmr-chart.ts';

const values = fc.array(value, { minLength: 3, maxLength: 40 });
const settings = fc.record({
  freeze: fc.option(fc.nat(40), { nil: undefined }),
  split: fc.array(fc.nat(40), { maxLength: 3 }),
  exclude: fc.array(fc.nat(40), { maxLength: 6 }),
});
const RATE_CHARTS: [string, (rates: ReturnType<typeof ratesOf>, settings?: RateChartSettings) => ControlChart][] = [
  ['p', pChart],
  ['Laney’s p′', pPrimeChart],
  ['u', uChart],
  ['Laney’s u′', uPrimeChart],
  ['I′', iPrimeChart],
];
const VALUE_CHARTS: [string, (series: Series) => ControlChart][] = [
  ['XmR', xmrChart],
  ['screened XmR', (series) => xmrChart(series, { screened: true })],
  ['XmR by standard deviation', (series) => xmrChart(series, { sigmaFrom: 'standard deviation' })],
  ['moving range', movingRangeChart],
  ['c', cChart],
];

/** A chart’s lines in few digits: center, sigma, lower and upper limit of a point. */
const lines = ({ points }: ControlChart, index = 0) => {
  const point = points[index];
  return [point?.center, point?.sigma, point?.lower, point?.upper].map((one) => one?.toFixed(4));
};

describe('worked examples', () => {
  const p = ratesOf([12, 8], [50, 50]);
  const u = ratesOf([14, 12], [10, 8]);

  it('of each chart have the lines that its definition gives', () => {
    expect(lines(xmrChart([1, 2, 1, 2]))).toEqual(['1.5000', '0.8865', '-1.1596', '4.1596']);
    expect(lines(pChart(p))).toEqual(['0.2000', '0.0566', '0.0303', '0.3697']);
    expect(lines(pPrimeChart(p))).toEqual(['0.2000', '0.0709', '0.0000', '0.4128']);
    expect(lines(uChart(u))).toEqual(['1.4444', '0.3801', '0.3043', '2.5846']);
    expect(lines(uPrimeChart(u))).toEqual(['1.4444', '0.0835', '1.1941', '1.6948']);
    expect(lines(cChart([21, 24, 15]))).toEqual(['20.0000', '4.4721', '6.5836', '33.4164']);
    expect(lines(iPrimeChart(ratesOf([12, 10], [4, 5])))).toEqual(['2.4444', '0.9342', '-0.3581', '5.2469']);
    expect(lines(movingRangeChart([1, 2, 1]), 1)).toEqual(['1.0000', '0.7557', '0.0000', '3.2670']);
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
    expect(lines(xmrChart([7]))).toEqual(['7.0000', undefined, undefined, undefined]);
    expect(lines(pPrimeChart(ratesOf([3], [10])))).toEqual(['0.3000', undefined, undefined, undefined]);
    expect(lines(pChart(ratesOf([3], [10])))[0]).toBe('0.3000');
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
    expect(lines(pPrimeChart(ratesOf([0, 0], [10, 12])))).toEqual(['0.0000', undefined, undefined, undefined]);
    expect(lines(pPrimeChart(ratesOf([10, 12], [10, 12])))).toEqual(['1.0000', undefined, undefined, undefined]);
    expect(lines(pChart(ratesOf([0, 0], [10, 12])))).toEqual(['0.0000', '0.0000', '0.0000', '0.0000']);
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

describe('laws of XmR charts', () => {
  const scale = fc.constantFrom(-3, -1, 0.5, 2, 100);

  it('lines move with a shift of the values, and stretch with their scale', () => {
    fc.assert(
      fc.property(values, value, scale, settings, (all, shift, factor, some) => {
        const before = xmrChart(all, some).points;
        const after = xmrChart(
          all.map((one) => shift + factor * one),
          some,
        ).points;
        for (const [index, { center, sigma, lower }] of before.entries()) {
          const moved = after[index];
          expect(moved?.center === undefined).toBe(center === undefined);
          if (center === undefined) continue;
          expect(moved?.center).toBeCloseTo(shift + factor * center, 6);
          expect(moved?.sigma === undefined).toBe(sigma === undefined);
          if (sigma === undefined || lower === undefined) continue;
          expect(moved?.sigma).toBeCloseTo(Math.abs(factor) * sigma, 6);
          expect(factor > 0 ? moved?.lower : moved?.upper).toBeCloseTo(shift + factor * lower, 6);
        }
      }),
    );
  });

  it('a longer or shorter baseline changes no value, and only the baseline makes the lines', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 40 }), (all, freeze) => {
        const frozen = xmrChart(all, { freeze });
        expect(frozen.points.map((point) => point.value)).toEqual(all);
        expect(lines(frozen)).toEqual(lines(xmrChart(all.slice(0, freeze))));
      }),
    );
  });

  it('an excluded point moves no line, whatever its value', () => {
    fc.assert(
      fc.property(values, fc.nat(39), value, (all, at, other) => {
        const exclude = [at % all.length];
        const replaced = all.with(exclude[0] ?? 0, other);
        const [one, two] = [xmrChart(all, { exclude }), xmrChart(replaced, { exclude })];
        expect(one.points.map(({ center, sigma }) => [center, sigma])).toEqual(
          two.points.map(({ center, sigma }) => [center, sigma]),
        );
        expect(one.parts).toEqual(two.parts);
      }),
    );
  });

  it('an excluded point is still compared with the limits', () => {
    const { points } = xmrChart([1, 2, 1, 50, 2, 1], { exclude: [3] });
    expect(points[3]).toMatchObject({ beyond: 1, excluded: true, center: 1.4 });
  });

  it('parts do not know of each other', () => {
    fc.assert(
      fc.property(values, values, (one, two) => {
        const both = xmrChart([...one, ...two], { split: [one.length] }).points;
        const alone = [...xmrChart(one).points, ...xmrChart(two).points];
        expect(both.map((point) => ({ ...point, part: 0 }))).toEqual(alone);
      }),
    );
  });

  it('backwards, lines, runs and crossings are the same', () => {
    fc.assert(
      fc.property(values, (all) => {
        const [forth, back] = [xmrChart(all), xmrChart(all.toReversed())];
        const { center, sigma = Number.NaN } = forth.points[0] ?? {};
        expect(back.points[0]).toMatchObject({ center, sigma: expect.closeTo(sigma, 9) });
        expect(back.parts[0]?.runs).toEqual(forth.parts[0]?.runs);
      }),
    );
  });
});

describe('laws of charts of shares', () => {
  it.each([
    ['p', pChart],
    ['Laney’s p′', pPrimeChart],
  ] as const)('the %s chart of those who are not counted is the mirror image', (_name, chart) => {
    fc.assert(
      fc.property(shares, settings, (counted, some) => {
        const others = counted.map(({ numerator, denominator }) => ({
          numerator: denominator - numerator,
          denominator,
        }));
        const [one, two] = [chart(counted, some).points, chart(others, some).points];
        for (const [index, point] of one.entries()) {
          const mirrored = two[index];
          const mirror = (line: number | undefined) => (line === undefined ? undefined : expect.closeTo(1 - line, 9));
          expect(mirrored?.center).toEqual(mirror(point.center));
          expect([mirrored?.lower, mirrored?.upper]).toEqual([mirror(point.upper), mirror(point.lower)]);
        }
      }),
    );
  });

  it.each(RATE_CHARTS)('limits of a %s chart part no further the more are counted', (_name, chart) => {
    fc.assert(
      fc.property(shares, (rates) => {
        const bySize = chart(rates).points.flatMap(({ sigma }, index) =>
          sigma === undefined ? [] : [{ sigma, size: rates[index]?.denominator ?? 0 }],
        );
        bySize.sort((a, b) => a.size - b.size);
        for (const [index, { sigma }] of bySize.entries()) {
          expect(sigma).toBeLessThanOrEqual((bySize[index - 1]?.sigma ?? sigma) * (1 + 1e-12));
        }
      }),
    );
  });

  it.each(RATE_CHARTS)('a %s chart per 1000 is that per 1, a thousand times', (_name, chart) => {
    fc.assert(
      fc.property(shares, settings, (rates, some) => {
        const [one, many] = [chart(rates, some), chart(rates, { ...some, per: 1000 })];
        expect(numbersOf(many)).toEqual(numbersOf(one).map((number) => expect.closeTo(number * 1000, 6)));
      }),
      { numRuns: 50 },
    );
  });

  it('sigma-z of independent binomial shares is near 1', () => {
    // A fixed walk over the quantiles of a fair die gives shares that vary as chance has them.
    let seed = 7;
    const chance = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const counts = Array.from(
      { length: 600 },
      () => Array.from({ length: 60 }, chance).filter((one) => one < 0.3).length,
    );
    const z = shareZScores(ratesOf(counts, new Array<number>(600).fill(60)), (average(counts) ?? 0) / 60);
    expect(sigmaZ(z)).toBeCloseTo(1, 1);
  });
});
