import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eightOutsideOneSigma,
  fifteenWithinOneSigma,
  fourteenAlternating,
  nelson,
  nineOnOneSide,
  sixInTrend,
} from './nelson.ts';
import { pChart } from './p-chart.ts';
import { beyondThreeSigma } from './rules.ts';
import { value } from './testing/charts.ts';
import { ratesOf } from './testing/reference-charts.ts';
import {
  eightOnOneSide,
  fourOfFiveBeyondOneSigma,
  twoOfThreeBeyondTwoSigma,
  westernElectric,
} from './western-electric.ts';
import { xmrChart } from './xmr-chart.ts';
import type { RulePoint } from './zones.ts';

/** Points so many sigma from the center. */
const at = (...sigmas: (number | undefined)[]): RulePoint[] =>
  sigmas.map((one) => ({ value: one, center: 0, sigma: 1, excluded: false, part: 0 }));
const repeat = (length: number, ...sigmas: number[]) =>
  Array.from({ length }, (_, i) => sigmas[i % sigmas.length] ?? 0);
const rising = (length: number) => Array.from({ length }, (_, index) => index / 100);

const RULES: [string, (points: readonly RulePoint[]) => number[]][] = [
  ['beyond three sigma', beyondThreeSigma],
  ['two of three beyond two sigma', twoOfThreeBeyondTwoSigma],
  ['four of five beyond one sigma', fourOfFiveBeyondOneSigma],
  ['eight on one side', eightOnOneSide],
  ['nine on one side', nineOnOneSide],
  ['six in trend', sixInTrend],
  ['fourteen alternating', fourteenAlternating],
  ['fifteen within one sigma', fifteenWithinOneSigma],
  ['eight outside one sigma', eightOutsideOneSigma],
];
const OVER_SEVERAL = RULES.slice(1);

describe('rules of control charts', () => {
  it('beyond three sigma: each point that is further, not one on the limit', () => {
    expect(beyondThreeSigma(at(3, 3.01, -3, -3.01))).toEqual([1, 3]);
  });

  it('two of three beyond two sigma: on one side, the last among them', () => {
    expect(twoOfThreeBeyondTwoSigma(at(0, 2.1, 2.1))).toEqual([2]);
    expect(twoOfThreeBeyondTwoSigma(at(2.1, 0, 2.1))).toEqual([2]);
    expect(twoOfThreeBeyondTwoSigma(at(2.1, -1, 2.1, 3.5))).toEqual([2, 3]);
    expect(twoOfThreeBeyondTwoSigma(at(0, 2.1, -2.1, 0, 2.1, 2))).toEqual([]);
    expect(twoOfThreeBeyondTwoSigma(at(2.1, 2.1, 0))).toEqual([]);
    expect(twoOfThreeBeyondTwoSigma(at(2.1, 2.1))).toEqual([]);
  });

  it('four of five beyond one sigma: on one side, the last among them', () => {
    expect(fourOfFiveBeyondOneSigma(at(-1.1, -1.1, 0, -1.1, -1.1))).toEqual([4]);
    expect(fourOfFiveBeyondOneSigma(at(0, -1.1, -1.1, -1.1, 1.1, -1.1))).toEqual([5]);
    expect(fourOfFiveBeyondOneSigma(at(-1.1, -1.1, -1.1, -1.1, 0))).toEqual([]);
    expect(fourOfFiveBeyondOneSigma(at(1.1, 1.1, 1, 1, 1.1))).toEqual([]);
  });

  it('eight, or nine, on one side: from the last of so many on, and not over a point on the center', () => {
    expect(eightOnOneSide(at(...repeat(10, 0.1)))).toEqual([7, 8, 9]);
    expect(nineOnOneSide(at(...repeat(10, -0.1)))).toEqual([8, 9]);
    expect(eightOnOneSide(at(...repeat(5, 0.1), 0, ...repeat(5, 0.1)))).toEqual([]);
  });

  it('six in trend: each higher, or each lower, than the one before', () => {
    expect(sixInTrend(at(...rising(7)))).toEqual([5, 6]);
    expect(sixInTrend(at(...rising(6).toReversed()))).toEqual([5]);
    expect(sixInTrend(at(0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6))).toEqual([]);
  });

  it('fourteen up and down in turn', () => {
    expect(fourteenAlternating(at(...repeat(15, 0, 0.1)))).toEqual([13, 14]);
    expect(fourteenAlternating(at(...repeat(13, 0, 0.1)))).toEqual([]);
    expect(fourteenAlternating(at(...repeat(7, 0, 0.1), 0, ...repeat(6, 0.1, 0)))).toEqual([]);
  });

  it('fifteen within one sigma, on it too', () => {
    expect(fifteenWithinOneSigma(at(...repeat(16, 1, -0.5, 0)))).toEqual([14, 15]);
    expect(fifteenWithinOneSigma(at(...repeat(14, 1, -0.5, 0), 1.1))).toEqual([]);
  });

  it('eight outside one sigma, some above and some below', () => {
    expect(eightOutsideOneSigma(at(...repeat(9, 1.1, -1.1)))).toEqual([7, 8]);
    expect(eightOutsideOneSigma(at(...repeat(9, 1.1)))).toEqual([]);
    expect(eightOutsideOneSigma(at(...repeat(7, 1.1, -1.1), 1))).toEqual([]);
  });

  it('call it news when nothing ever moves, as that is less than chance', () => {
    expect(fifteenWithinOneSigma(xmrChart(repeat(15, 0.1)).points)).toEqual([14]);
  });

  it('say nothing of nothing, nor without sigma but for what needs none', () => {
    const without = at(...repeat(20, 5, -5, 5, 5)).map((point) => ({ ...point, sigma: undefined }));
    for (const [, rule] of RULES) {
      expect(rule([])).toEqual([]);
      expect(rule(without)).toEqual([]);
    }
    expect(eightOnOneSide(repeat(8, 5).map((one) => ({ ...at(one)[0], sigma: undefined })) as RulePoint[])).toEqual([
      7,
    ]);
  });

  it('pass over missing and excluded points, but for the excluded that is beyond the limits', () => {
    const points = at(0.1, 0.1, undefined, 0.1, 0.1, -5, 0.1, 0.1, 0.1, 0.1);
    const [, , , , , far] = points;
    const excluding = points.map((point) => (point === far ? { ...point, excluded: true } : point));
    expect(eightOnOneSide(points)).toEqual([]);
    expect(eightOnOneSide(excluding)).toEqual([9]);
    expect(beyondThreeSigma(excluding)).toEqual([5]);
  });

  it.each(OVER_SEVERAL)('%s does not reach from one part into the next', (_name, rule) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -35, max: 35 }), { maxLength: 30 }),
        fc.array(fc.integer({ min: -35, max: 35 }), { maxLength: 30 }),
        (one, two) => {
          const [first, second] = [one, two].map((tenths) => at(...tenths.map((tenth) => tenth / 10)));
          const both = [...(first ?? []), ...(second ?? []).map((point) => ({ ...point, part: 1 }))];
          const alone = [...rule(first ?? []), ...rule(second ?? []).map((index) => index + one.length)];
          expect(rule(both)).toEqual(alone);
        },
      ),
    );
  });

  it.each(RULES)('%s is the same upside down, in any unit and about any center', (_name, rule) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -35, max: 35 }), { maxLength: 40 }), (tenths) => {
        const points = at(...tenths.map((tenth) => tenth / 10));
        const turned = points.map(({ value: one = 0, ...rest }) => ({
          ...rest,
          value: 7 - 3 * one,
          center: 7,
          sigma: 3,
        }));
        expect(rule(turned)).toEqual(rule(points));
      }),
    );
  });
});

describe('the sets of rules', () => {
  it('name the lowest rule that a point completes', () => {
    expect(westernElectric(at(0, 2.1, 2.2, 3.1, 0.1, 0.1, 0.1, 0.1))).toEqual([
      undefined,
      undefined,
      2,
      1,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(westernElectric(at(...repeat(7, 0.1), 1.5)).at(-1)).toBe(4);
    expect(westernElectric(at(...repeat(7, 1.1), 1.5))).toEqual([...new Array(4).fill(undefined), 3, 3, 3, 3]);
    expect(nelson(at(...rising(6)))).toEqual([...new Array(5).fill(undefined), 3]);
    expect(nelson(at(...repeat(9, 1.1, -1.1))).slice(7)).toEqual([8, 8]);
    expect(nelson(at(...repeat(9, 1.1))).slice(4)).toEqual([6, 6, 6, 6, 2]);
  });

  it('name a rule exactly where one of theirs is completed', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const { points } = xmrChart(values);
        const any = (rules: ((points: readonly RulePoint[]) => number[])[]) =>
          [...new Set(rules.flatMap((rule) => rule(points)))].sort((a, b) => a - b);
        const named = (rules: (number | undefined)[]) => rules.flatMap((rule, index) => (rule ? [index] : []));
        const shared = [beyondThreeSigma, twoOfThreeBeyondTwoSigma, fourOfFiveBeyondOneSigma];
        expect(named(westernElectric(points))).toEqual(any([...shared, eightOnOneSide]));
        const own = [nineOnOneSide, sixInTrend, fourteenAlternating, fifteenWithinOneSigma, eightOutsideOneSigma];
        expect(named(nelson(points))).toEqual(any([...shared, ...own]));
      }),
    );
  });

  it('read limits that differ by point', () => {
    // 3 of 10 is within chance where 30 of 100 is not.
    const { points } = pChart(ratesOf([10, 10, 3, 30], [100, 100, 10, 100]), { freeze: 2 });
    expect(westernElectric(points)).toEqual([undefined, undefined, undefined, 1]);
  });
});
