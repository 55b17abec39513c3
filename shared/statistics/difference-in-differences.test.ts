import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arms, differenceInDifferences } from './difference-in-differences.ts';
import { gapChange } from './gap-change.ts';
import { logitInteraction } from './logit-interaction.ts';
import type { Estimate } from './mover.ts';
import type { GapCounts } from './percent.ts';
import { gapCounts, of } from './testing/proportions.ts';
import { hasReferenceCases, referenceCase } from './testing/reference-cases.ts';
import { waldGapChange } from './wald.ts';
import { wilson } from './wilson.ts';

const before = { focal: of(22, 60), reference: of(40, 118) };
const after = { focal: of(31, 61), reference: of(38, 121) };

const about = (value: number, reach: number): Estimate => ({ value, interval: [value - reach, value + reach] });

/** Shares as estimates with their Wilson intervals. */
const armsOf = ({ focal, reference }: GapCounts): Arms => {
  const [test, comparison] = [focal, reference].map((share): Estimate => {
    const interval = wilson(share);
    if (!interval) throw new Error('all have students');
    return { value: share.numerator / share.denominator, interval };
  });
  if (!test || !comparison) throw new Error('there are two arms');
  return { test, comparison };
};

describe('a difference in differences', () => {
  it('of means takes what moved both out of the change', () => {
    const found = differenceInDifferences(
      { test: about(1, 0.2), comparison: about(0.9, 0.1) },
      { test: about(1.7, 0.3), comparison: about(0.9, 0.1) },
    );
    expect(found.value).toBeCloseTo(0.7, 12);
    expect(found.interval[0]).toBeCloseTo(0.3127, 4);
    expect(found.interval[1]).toBeCloseTo(1.0873, 4);
  });

  it('of shares is the change of the gap between both arms', () => {
    fc.assert(
      fc.property(gapCounts, gapCounts, (one, two) => {
        const [found, gap] = [differenceInDifferences(armsOf(one), armsOf(two)), gapChange(one, two)];
        expect(found.value).toBeCloseTo(gap?.value ?? Number.NaN, 12);
        expect(found.interval[0]).toBeCloseTo(gap?.interval[0] ?? Number.NaN, 12);
        expect(found.interval[1]).toBeCloseTo(gap?.interval[1] ?? Number.NaN, 12);
      }),
      { numRuns: 50 },
    );
  });

  it('of shares agrees with R at about 60 students in the test arm', () => {
    const [wald, logit, mover] = [
      waldGapChange(before, after),
      logitInteraction(before, after),
      gapChange(before, after),
    ];
    expect(wald?.value).toBeCloseTo(0.166463518715, 9);
    expect(wald?.standardError).toBeCloseTo(0.107920844652, 9);
    expect(wald?.p).toBeCloseTo(0.122962002438, 9);
    expect(logit?.value).toBeCloseTo(0.692758604686, 9);
    expect(logit?.standardError).toBeCloseTo(0.462110622949, 9);
    expect(logit?.p).toBeCloseTo(0.133842881395, 9);
    expect(mover?.interval[0]).toBeCloseTo(-0.0452395183172, 9);
    expect(mover?.interval[1]).toBeCloseTo(0.368011198197, 9);
  });

  it('has no odds where a share is 0 or 1, or nobody is counted', () => {
    for (const share of [of(0, 60), of(60, 60), of(0, 0)]) {
      expect(logitInteraction({ ...before, focal: share }, after)).toBeUndefined();
      expect(logitInteraction(before, { ...after, reference: share })).toBeUndefined();
    }
  });

  it.runIf(hasReferenceCases)('of shares agrees with R by every method', () => {
    const { inputs, expected, expectAgreement } = referenceCase('eff_05_did_proportions');
    const at = (period: 'pre' | 'post'): GapCounts => {
      const [focal, reference] = [inputs.treated[period], inputs.comparison[period]].map(([x, n]) => of(x, n));
      return { focal: focal ?? of(0, 0), reference: reference ?? of(0, 0) };
    };
    const [pre, post] = [at('pre'), at('post')];
    const [wald, logit, mover] = [waldGapChange(pre, post), logitInteraction(pre, post), gapChange(pre, post)];
    if (!mover) throw new Error('all have students');
    const found = {
      did: wald?.value,
      se: wald?.standardError,
      ci: wald?.interval,
      z: wald?.z,
      p: wald?.p,
      logit_interaction: logit?.value,
      logit_se: logit?.standardError,
      logit_p: logit?.p,
      // The case takes the gap as comparison minus treated.
      mover: [-mover.interval[1], -mover.interval[0]],
    };
    expectAgreement(found, expected);
  });
});
