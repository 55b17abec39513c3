import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateIcc, estimateOverlap, estimatePanel } from './estimate-panel.ts';
import { cautiousPanel, overlapAt } from './panel.ts';

describe('estimateIcc', () => {
  it('is covariance over variance', () => {
    expect(estimateIcc([{ both: 10, firstOnly: 10, secondOnly: 10, neither: 70 }])).toBeCloseTo(0.375, 12);
  });

  it('does not take a change between months, or a difference between places, for likeness', () => {
    const unlike = { both: 8, firstOnly: 12, secondOnly: 32, neither: 48 };
    const elsewhere = { both: 64, firstOnly: 16, secondOnly: 16, neither: 4 };
    expect(estimateIcc([unlike, elsewhere])).toBeCloseTo(0, 12);
  });

  it('stays below 1 and never below 0', () => {
    expect(estimateIcc([{ both: 20, firstOnly: 0, secondOnly: 0, neither: 80 }])).toBe(0.95);
    expect(estimateIcc([{ both: 0, firstOnly: 20, secondOnly: 20, neither: 60 }])).toBe(0);
  });

  it('is unknown where nobody differs', () => {
    expect(estimateIcc([])).toBeUndefined();
    expect(estimateIcc([{ both: 0, firstOnly: 0, secondOnly: 0, neither: 50 }])).toBeUndefined();
  });

  it('is the same for who meets the definition and who does not, and for either order of months', () => {
    const count = fc.integer({ min: 0, max: 200 });
    const pairs = fc.record({ both: count, firstOnly: count, secondOnly: count, neither: count });
    fc.assert(
      fc.property(fc.array(pairs, { minLength: 1, maxLength: 4 }), (tables) => {
        const turned = tables.map(({ both, firstOnly, secondOnly, neither }) => ({
          both: neither,
          firstOnly: secondOnly,
          secondOnly: firstOnly,
          neither: both,
        }));
        expect(estimateIcc(turned) ?? -1).toBeCloseTo(estimateIcc(tables) ?? -1, 9);
      }),
    );
  });
});

describe('estimateOverlap', () => {
  it('pools by the years between', () => {
    const links = [
      { yearsApart: 0, shared: 58, earlier: 60, later: 60 },
      { yearsApart: 1, shared: 40, earlier: 40, later: 90 },
      { yearsApart: 1, shared: 20, earlier: 60, later: 60 },
    ];
    expect(estimateOverlap(links)).toEqual([58 / 60, 0.5]);
  });

  it('ends where nothing is known, and tells no panel without it', () => {
    expect(estimateOverlap([{ yearsApart: 2, shared: 1, earlier: 2, later: 2 }])).toEqual([]);
    expect(estimatePanel([{ both: 1, firstOnly: 1, secondOnly: 1, neither: 1 }], [])).toBeUndefined();
  });
});

describe('overlapAt', () => {
  it('goes on as between the last two', () => {
    expect(overlapAt({ icc: 0.3, overlap: [1, 0.8] }, -3)).toBeCloseTo(0.512, 12);
    expect(overlapAt({ icc: 0.3, overlap: [1, 0] }, 5)).toBe(0);
  });
});

describe('cautiousPanel', () => {
  it('has one grade change wholly each fall, and six by a sixth and those who move', () => {
    expect(cautiousPanel({ grades: 1 })).toEqual({ icc: 0.3, overlap: [1, 0] });
    expect(cautiousPanel({ grades: 6 }).overlap[1]).toBeCloseTo(0.75, 12);
    expect(overlapAt(cautiousPanel({ grades: 6 }), 9)).toBe(0);
  });
});
