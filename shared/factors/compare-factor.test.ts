import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFactor } from './compare-factor.ts';
import { enrollment, library, lowIncome, type MadeSchool, madePlaces, spending } from './testing/made-factor.ts';

/** Fourteen schools: of 1,000 students, whether there is a leveled library, the share with low income. */
const schools: [meets: number, library: number, lowIncome: number][] = [
  ...([
    [512, 1, 0.3],
    [470, 1, 0.42],
    [455, 1, 0.5],
    [540, 1, 0.22],
    [498, 1, 0.35],
  ] as [number, number, number][]),
  ...([
    [430, 1, 0.61],
    [380, 0, 0.62],
    [401, 0, 0.55],
    [360, 0, 0.7],
    [395, 0, 0.58],
  ] as [number, number, number][]),
  ...([
    [450, 0, 0.4],
    [372, 0, 0.66],
    [340, 0, 0.75],
    [415, 1, 0.57],
  ] as [number, number, number][]),
];
const byLibrary = schools.map(([meets, has, income]): MadeSchool => ({ meets, value: has, others: [income] }));
const byIncome = schools.map(([meets, has, income]): MadeSchool => ({ meets, value: income, others: [has] }));
const yesNo = (some: readonly MadeSchool[], heldEqual = [lowIncome]) =>
  compareFactor(madePlaces(some), library, heldEqual);
const numeric = (some: readonly MadeSchool[], attribute = lowIncome, heldEqual = [library]) =>
  compareFactor(madePlaces(some), attribute, heldEqual);

// Expected values were computed by scipy 1.17 and numpy.
describe('places with something against places without', () => {
  const found = yesNo(byLibrary);
  if (found.kind !== 'yes-no' || !found.adjusted || 'cannotSay' in found.adjusted)
    throw new Error('They can be compared.');

  it('have means, a difference in points, and correlations', () => {
    expect([found.having.places, found.others.places]).toEqual([7, 7]);
    expect(found.having.mean).toBeCloseTo(47.42857142857143, 10);
    expect(found.others.mean).toBeCloseTo(38.542857142857144, 10);
    expect(found.difference.value).toBeCloseTo(8.885714285714286, 10);
    expect(found.difference.interval[0]).toBeCloseTo(4.1489605444361795, 9);
    expect(found.difference.interval[1]).toBeCloseTo(13.622468026992394, 9);
    expect(found.pointBiserial.r).toBeCloseTo(0.7649409365711074, 10);
    expect(found.pointBiserial.p).toBeCloseTo(0.0014359506654416038, 10);
    expect(found.rankBiserial.r).toBeCloseTo(0.9183673469387754, 10);
    expect(found.rankBiserial.p).toBeCloseTo(0.004937905470907303, 10);
  });

  it('are compared at the same share of something else', () => {
    expect(found.adjusted).toMatchObject({ value: expect.closeTo(3.228529216667666, 9) });
    expect(found.adjusted).toMatchObject({
      interval: [expect.closeTo(2.2728726831489, 9), expect.closeTo(4.1841857501864, 9)],
    });
  });

  it('need four on each side, and more for what is held equal', () => {
    const few = byLibrary.filter(({ value }, index) => value === 1 || index > 9).slice(0, 9);
    expect(yesNo(few)).toEqual({ kind: 'cannot-say', reason: 'too-few-on-a-side', having: 6, others: 3, needed: 4 });
    const eight = [...byLibrary.slice(0, 4), ...byLibrary.slice(6, 10)];
    expect(yesNo(eight)).toMatchObject({
      kind: 'yes-no',
      adjusted: { cannotSay: 'too-few-places', places: 8, needed: 12 },
    });
    expect(yesNo(eight, [])).not.toHaveProperty('adjusted');
    expect(yesNo([])).toMatchObject({ reason: 'too-few-on-a-side', having: 0, others: 0 });
  });

  it('cannot be told apart where they differ only as in what is held equal', () => {
    const alike = byLibrary.map((one) => ({ ...one, others: [one.value === 1 ? 0.2 : 0.6] }));
    expect(yesNo(alike)).toMatchObject({ kind: 'yes-no', adjusted: { cannotSay: 'not-separable' } });
  });

  it('are not compared where all shares are the same', () => {
    const same = byLibrary.map((one) => ({ ...one, meets: 400 }));
    expect(yesNo(same)).toEqual({ kind: 'cannot-say', reason: 'nothing-varies', what: 'share', places: 14 });
  });
});

describe('places along a number', () => {
  it('have a correlation of ranks, and a slope for 10 points of a share', () => {
    const found = numeric(byIncome);
    expect(found).toMatchObject({ kind: 'numeric', places: 14, step: { kind: 'ten-points', size: 1 } });
    if (found.kind !== 'numeric') return;
    expect(found.rho).toBeCloseTo(-0.956043956043956, 10);
    expect(found.p).toBeCloseTo(9.469782144566517e-8, 14);
    expect(found.slope.value).toBeCloseTo(-3.71665668197653, 9);
    expect(found.slope.interval[0]).toBeCloseTo(-4.298932231863722, 9);
    expect(found.adjusted).toMatchObject({ value: expect.closeTo(-3.0697903475446657, 9) });
  });

  it('are told for twice as many of what has a logarithmic scale, and for a round number of other units', () => {
    const double = schools.map((_, index): MadeSchool => ({ meets: 500 - 10 * index, value: 100 * 2 ** (index / 2) }));
    const found = numeric(double, enrollment, []);
    expect(found).toMatchObject({ step: { kind: 'doubling' }, slope: { value: expect.closeTo(-2, 9) }, rho: -1 });
    const paid = schools.map((_, index): MadeSchool => ({ meets: 300 + 5 * index, value: 9000 + 800 * index }));
    const dear = numeric(paid, spending, []);
    expect(dear).toMatchObject({ step: { kind: 'units', size: 1000 }, slope: { value: expect.closeTo(0.625, 9) } });
  });

  it('need eight, and two different values', () => {
    expect(numeric(byIncome.slice(0, 7))).toEqual({
      kind: 'cannot-say',
      reason: 'too-few-places',
      places: 7,
      needed: 8,
    });
    const same = byIncome.map((one) => ({ ...one, value: 0.4 }));
    expect(numeric(same)).toMatchObject({ reason: 'nothing-varies', what: 'attribute', places: 14 });
    expect(numeric(byIncome.map((one) => ({ ...one, meets: 400 })))).toMatchObject({ what: 'share' });
  });
});

describe('a comparison', () => {
  it('depends neither on the order of places nor on how many students they have', () => {
    const shuffled = fc.shuffledSubarray(madePlaces(byLibrary), { minLength: byLibrary.length });
    const here = compareFactor(madePlaces(byLibrary), library, [lowIncome]);
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 50 }), (places, times) => {
        const larger = places.map((one, index) => {
          const by = index % 2 === 0 ? times : 1;
          const { numerator, denominator } = one.counts;
          return { ...one, counts: { numerator: numerator * by, denominator: denominator * by } };
        });
        const there = compareFactor(larger, library, [lowIncome]);
        if (here.kind !== 'yes-no' || there.kind !== 'yes-no') throw new Error('They can be compared.');
        expect(there.difference.value).toBeCloseTo(here.difference.value, 9);
        expect(there.rankBiserial.p).toBeCloseTo(here.rankBiserial.p, 12);
        expect(there.adjusted).toMatchObject({ value: expect.closeTo(3.228529216667666, 8) });
      }),
      { numRuns: 30 },
    );
  });
});
