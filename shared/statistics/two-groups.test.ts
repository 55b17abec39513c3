import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankBiserial } from './mann-whitney.ts';
import { pointBiserial } from './point-biserial.ts';
import { hasReferenceCases, referenceCase } from './testing/reference-cases.ts';
import { summaryOf, type TwoGroups } from './two-groups.ts';
import { welchDifference } from './welch.ts';

/** Percents at six places that have something and at seven that have not, some of them tied. */
const groups: TwoGroups = {
  one: [44.2, 51.0, 47.5, 55.1, 48.3, 51.0],
  other: [38.9, 44.2, 41.6, 46.0, 35.5, 44.2, 40.1],
};
const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 12 });
const twoGroups = fc
  .record({ one: values, other: values })
  .filter(({ one, other }) => new Set(one).size > 1 && new Set(other).size > 1);
const swapped = ({ one, other }: TwoGroups): TwoGroups => ({ one: other, other: one });

// Expected values were computed by scipy 1.17: pearsonr, ttest_ind and mannwhitneyu (asymptotic, continuity corrected).
describe('two groups', () => {
  it('are correlated with a yes/no', () => {
    const found = pointBiserial(groups);
    expect(found?.r).toBeCloseTo(0.7630768964882861, 12);
    expect(found?.t).toBeCloseTo(3.9158433834784523, 11);
    expect(found?.p).toBeCloseTo(0.002409996343029436, 12);
  });

  it('are compared by ranks, with ties', () => {
    const found = rankBiserial(groups);
    expect(found?.r).toBeCloseTo(0.9047619047619047, 12);
    expect(found?.p).toBeCloseTo(0.007786320070664483, 12);
  });

  it('have a difference with an interval that grants them a scatter each', () => {
    const found = welchDifference(groups);
    expect(found?.value).toBeCloseTo(8.016666666666659, 12);
    expect(found?.interval[0]).toBeCloseTo(3.4818884807753054, 10);
    expect(found?.interval[1]).toBeCloseTo(12.551444852558012, 10);
  });

  it.skipIf(!hasReferenceCases)('agree with the reference case', () => {
    const { inputs, expected, expectAgreement } = referenceCase('fac_02_point_biserial');
    const of = (group: number) => inputs.y.filter((_: number, index: number) => inputs.group[index] === group);
    const both: TwoGroups = { one: of(1), other: of(0) };
    const [one, other] = [summaryOf(both.one), summaryOf(both.other)];
    const [correlated, ranked] = [pointBiserial(both), rankBiserial(both)];
    const found = {
      ...{ mean1: one.mean, mean0: other.mean, n1: one.count, n0: other.count, r_pb: correlated?.r },
      ...{ t_from_r: correlated?.t, t_student: correlated?.t, rank_biserial: ranked?.r, mann_whitney_p: ranked?.p },
    };
    expectAgreement(found, expected);
  });

  it('say nothing where one is empty, and no interval or correlation where nothing varies', () => {
    for (const one of [
      { one: [], other: [1, 2, 3] },
      { one: [1, 2, 3], other: [] },
    ]) {
      expect([pointBiserial(one), rankBiserial(one), welchDifference(one)]).toEqual([undefined, undefined, undefined]);
    }
    expect(pointBiserial({ one: [1], other: [2] })).toBeUndefined();
    expect(welchDifference({ one: [1], other: [2, 3] })).toBeUndefined();
    const flat = { one: [7, 7], other: [7, 7, 7] };
    expect([pointBiserial(flat), rankBiserial(flat), welchDifference(flat)]).toEqual([
      undefined,
      { r: 0, p: 1 },
      undefined,
    ]);
  });

  it('that do not overlap are told apart for sure', () => {
    const apart = { one: [2, 2], other: [1, 1, 1] };
    expect(pointBiserial(apart)).toEqual({ r: 1, t: Number.POSITIVE_INFINITY, p: 0 });
    expect(rankBiserial(swapped(apart))?.r).toBe(-1);
  });

  it('turn every sign when they are swapped, and keep p', () => {
    fc.assert(
      fc.property(twoGroups, (both) => {
        const [here, there] = [pointBiserial(both), pointBiserial(swapped(both))];
        expect(there?.r).toBeCloseTo(-(here?.r ?? Number.NaN), 10);
        expect(rankBiserial(swapped(both))?.r).toBeCloseTo(-(rankBiserial(both)?.r ?? Number.NaN), 10);
        expect(rankBiserial(swapped(both))?.p).toBeCloseTo(rankBiserial(both)?.p ?? Number.NaN, 10);
        const [low, high] = welchDifference(both)?.interval ?? [];
        const turned = welchDifference(swapped(both))?.interval;
        expect([turned?.[0], turned?.[1]]).toEqual([-(high ?? Number.NaN), -(low ?? Number.NaN)]);
      }),
      { numRuns: 50 },
    );
  });

  it('have a correlation by ranks that no stretching of the scale changes', () => {
    fc.assert(
      fc.property(twoGroups, (both) => {
        const stretched = { one: both.one.map((one) => 2 ** one), other: both.other.map((one) => 2 ** one) };
        expect(rankBiserial(stretched)).toEqual(rankBiserial(both));
      }),
      { numRuns: 50 },
    );
  });
});
