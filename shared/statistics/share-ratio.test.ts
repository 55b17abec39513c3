import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareRatio } from './share-ratio.ts';
import { of, proportion } from './testing/proportions.ts';

describe('the ratio of two shares', () => {
  it('has an interval on the log scale', () => {
    // As scipy.stats.contingency.relative_risk(34, 100, 20, 100) has it.
    const found = shareRatio(of(34, 100), of(20, 100));
    expect(found?.ratio).toBeCloseTo(1.7, 12);
    expect(found?.interval?.[0]).toBeCloseTo(1.0543202727603258, 12);
    expect(found?.interval?.[1]).toBeCloseTo(2.741102561210991, 12);
  });

  it('of nobody, or to a share of 0, is undefined', () => {
    expect(shareRatio(of(0, 0), of(1, 2))).toBeUndefined();
    expect(shareRatio(of(1, 2), of(0, 0))).toBeUndefined();
    expect(shareRatio(of(1, 2), of(0, 5))).toBeUndefined();
  });

  it('has no interval where the log scale has none', () => {
    expect(shareRatio(of(0, 12), of(5, 9))).toEqual({ ratio: 0, interval: undefined });
    expect(shareRatio(of(9, 9), of(5, 5))).toEqual({ ratio: 1, interval: undefined });
  });

  it('is one over the other when the groups are exchanged', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        fc.pre(a.numerator > 0 && b.numerator > 0);
        const [forth, back] = [shareRatio(a, b), shareRatio(b, a)];
        expect((forth?.ratio ?? 0) * (back?.ratio ?? 0)).toBeCloseTo(1, 10);
        if (forth?.interval) expect(forth.interval[0] * (back?.interval?.[1] ?? 0)).toBeCloseTo(1, 8);
      }),
    );
  });
});
