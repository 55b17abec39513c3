import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { average } from './average.ts';
import { pPrimeChart, shareZScores, sigmaZ } from './laney.ts';
import { pChart } from './p-chart.ts';
import { linesOf, numbersOf, RATE_CHARTS, settings, shares, value } from './testing/charts.ts';
import { ratesOf } from './testing/reference-charts.ts';
import { xmrChart } from './xmr-chart.ts';

const values = fc.array(value, { minLength: 3, maxLength: 40 });

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
        expect(linesOf(frozen)).toEqual(linesOf(xmrChart(all.slice(0, freeze))));
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
    // Park and Miller's generator, so that it is the same chance each time.
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
