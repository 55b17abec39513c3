import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapChange, gapEstimate } from './gap-change.ts';
import { growthOfSize, mover } from './mover.ts';
import type { GapCounts } from './percent.ts';
import { gapCounts, of, proportion } from './testing/proportions.ts';
import { hasReferenceCases, referenceCase } from './testing/reference-cases.ts';
import { waldGapChange } from './wald.ts';

const before = { focal: of(34, 61), reference: of(19, 58) };
const after = { focal: of(37, 63), reference: of(27, 60) };
const turn = ({ focal, reference }: GapCounts): GapCounts => ({ focal: reference, reference: focal });

describe('the change of a gap', () => {
  it('agrees with R at about 60 students in each group', () => {
    const change = gapChange(before, after);
    expect(change?.value).toBeCloseTo(-0.0924892549822, 9);
    expect(change?.interval[0]).toBeCloseTo(-0.329182656782, 9);
    expect(change?.interval[1]).toBeCloseTo(0.150122541365, 9);
    const wald = waldGapChange(before, after);
    expect(wald?.standardError).toBeCloseTo(0.12575566302, 9);
    expect(wald?.z).toBeCloseTo(-0.735467912628, 9);
    expect(wald?.p).toBeCloseTo(0.462054574889, 9);
  });

  it('is undefined when any of the four groups has nobody counted', () => {
    for (const side of ['focal', 'reference'] as const) {
      const empty = { ...before, [side]: of(0, 0) };
      expect(gapChange(empty, after)).toBeUndefined();
      expect(gapChange(after, empty)).toBeUndefined();
      expect(waldGapChange(empty, after)).toBeUndefined();
    }
  });

  it('has no test by Wald where every share is 0 or 1', () => {
    const extreme = { focal: of(0, 12), reference: of(9, 9) };
    expect(waldGapChange(extreme, turn(extreme))).toEqual({
      value: 2,
      standardError: 0,
      interval: [2, 2],
      z: undefined,
      p: undefined,
    });
    expect(gapChange(extreme, turn(extreme))?.interval[0]).toBeLessThan(1.8);
  });

  it('turns its sign when the groups or the periods are exchanged', () => {
    fc.assert(
      fc.property(gapCounts, gapCounts, (one, two) => {
        const change = gapChange(one, two);
        for (const other of [gapChange(turn(one), turn(two)), gapChange(two, one)]) {
          expect(other?.value).toBeCloseTo(-(change?.value ?? Number.NaN), 12);
          expect(other?.interval[0]).toBeCloseTo(-(change?.interval[1] ?? Number.NaN), 12);
        }
        const [wald, turned] = [waldGapChange(one, two), waldGapChange(turn(one), turn(two))];
        expect(turned?.value).toBeCloseTo(-(wald?.value ?? Number.NaN), 12);
        expect(turned?.standardError).toBeCloseTo(wald?.standardError ?? Number.NaN, 12);
      }),
    );
  });

  it.runIf(hasReferenceCases).each(['small', 'large', 'zero'])('agrees with R by both methods: %s', (size) => {
    const { inputs, expected, expectAgreement } = referenceCase('gap_08_change_of_gap_small');
    expectAgreement(summary(inputs[size]), expected[size]);
  });

  it.runIf(hasReferenceCases)('agrees with R by both methods on a school file', () => {
    const { inputs, expected, expectAgreement } = referenceCase('gap_07_change_of_gap_egsingle');
    expectAgreement(summary(inputs), expected);
  });
});

describe('the growth of the size of a gap', () => {
  it('from a gap of exactly 0 does not depend on which group is called focal', () => {
    const zero = gapEstimate({ focal: of(1, 4), reference: of(25, 100) });
    const turned = gapEstimate({ focal: of(25, 100), reference: of(1, 4) });
    if (!zero || !turned) throw new Error('both have students');
    const later = { value: 0.1, interval: [0.02, 0.18] as [number, number] };
    const [one, two] = [growthOfSize(zero, later), growthOfSize(turned, later)];
    expect(one.interval[0]).toBeCloseTo(two.interval[0], 12);
    expect(one.interval[1]).toBeCloseTo(two.interval[1], 12);
  });

  it('does not depend on which group is called focal', () => {
    fc.assert(
      fc.property(proportion, proportion, proportion, proportion, (a, b, c, d) => {
        const [one, two] = [growth(a, b, c, d), growth(b, a, d, c)];
        expect(one.interval[0]).toBeCloseTo(two.interval[0], 10);
        expect(one.interval[1]).toBeCloseTo(two.interval[1], 10);
      }),
    );
  });

  it('is the change itself while the focal group stays higher', () => {
    const [one, two] = [gapEstimate(before), gapEstimate(after)];
    if (!one || !two) throw new Error('both have students');
    expect(growthOfSize(one, two)).toEqual(mover(one, two));
  });
});

type Shares = GapCounts['focal'];

function growth(a: Shares, b: Shares, c: Shares, d: Shares) {
  const [first, second] = [gapEstimate({ focal: a, reference: b }), gapEstimate({ focal: c, reference: d })];
  if (!first || !second) throw new Error('all have students');
  return growthOfSize(first, second);
}

type Period = { x1: number; n1: number; x2: number; n2: number };

/** In the words of the reference cases. */
function summary({ period1, period2 }: { period1: Period; period2: Period }) {
  const [one, two] = [period1, period2].map(({ x1, n1, x2, n2 }) => ({ focal: of(x1, n1), reference: of(x2, n2) }));
  if (!one || !two) throw new Error('there are two periods');
  const [gap1, gap2, change, wald] = [gapEstimate(one), gapEstimate(two), gapChange(one, two), waldGapChange(one, two)];
  return {
    gap1: gap1?.value,
    gap1_newcombe: gap1?.interval,
    gap2: gap2?.value,
    gap2_newcombe: gap2?.interval,
    change: change?.value,
    wald_se: wald?.standardError,
    wald_ci: wald?.interval,
    z: wald?.z,
    p: wald?.p,
    mover_ci: change?.interval,
  };
}
