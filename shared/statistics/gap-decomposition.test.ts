import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decomposeGapChange, lostGround } from './gap-decomposition.ts';
import { type GapCounts, gapGrowth } from './percent.ts';
import { gapCounts, of } from './testing/proportions.ts';

const gap = (focal: number, reference: number): GapCounts => ({ focal: of(focal, 100), reference: of(reference, 100) });
const turn = ({ focal, reference }: GapCounts): GapCounts => ({ focal: reference, reference: focal });

describe('the decomposition of a gap’s change', () => {
  it('tells what came from each group', () => {
    const parts = decomposeGapChange(gap(40, 70), gap(42, 65));
    expect(parts?.change).toBeCloseTo(0.07, 12);
    expect(parts?.fromFocal).toBeCloseTo(0.02, 12);
    expect(parts?.fromReference).toBeCloseTo(0.05, 12);
  });

  it.each([
    ['only the higher group fell', gap(40, 70), gap(40, 65), 'higher-fell'],
    ['both fell, the higher one more', gap(40, 70), gap(35, 60), 'higher-fell'],
    ['only the lower group rose', gap(40, 70), gap(45, 70), 'lower-rose'],
    ['both rose, the lower one more', gap(40, 70), gap(55, 75), 'lower-rose'],
    ['the higher fell and the lower rose', gap(40, 70), gap(42, 65), 'both'],
    ['the focal group was higher and fell', gap(70, 40), gap(65, 40), 'higher-fell'],
    ['the lower group passed the other', gap(40, 50), gap(55, 50), 'lower-rose'],
    ['the gap is wider', gap(40, 70), gap(35, 70), undefined],
    ['the gap is as wide as before', gap(40, 70), gap(38, 68), undefined],
    ['the sides changed and the size stayed', gap(40, 70), gap(70, 40), undefined],
    ['there was no gap', gap(40, 40), gap(40, 45), undefined],
  ])('says how the gap narrowed: %s', (_, before, after, narrowing) => {
    expect(decomposeGapChange(before, after)?.narrowing).toBe(narrowing);
  });

  it('calls it lost ground when the group that was better off got worse', () => {
    expect(lostGround('higher-fell', 'higher')).toBe(true);
    expect(lostGround('lower-rose', 'higher')).toBe(false);
    expect(lostGround('lower-rose', 'lower')).toBe(true);
    expect(lostGround('higher-fell', 'lower')).toBe(false);
    expect(lostGround('both', 'lower')).toBe(true);
    expect(lostGround(undefined, 'higher')).toBe(false);
  });

  it('is undefined when any group has nobody counted', () => {
    expect(decomposeGapChange({ focal: of(0, 0), reference: of(1, 2) }, gap(1, 2))).toBeUndefined();
  });

  it('adds up to the change exactly, and turns its sign with the groups', () => {
    fc.assert(
      fc.property(gapCounts, gapCounts, (before, after) => {
        const [parts, turned] = [decomposeGapChange(before, after), decomposeGapChange(turn(before), turn(after))];
        expect(parts?.change).toBe((parts?.fromFocal ?? 0) + (parts?.fromReference ?? 0));
        expect(turned?.change).toBeCloseTo(-(parts?.change ?? Number.NaN), 12);
        expect(turned?.fromReference).toBeCloseTo(-(parts?.fromFocal ?? Number.NaN), 12);
        expect(turned?.narrowing).toBe(parts?.narrowing);
      }),
    );
  });

  it('names a narrowing only where the size is smaller', () => {
    fc.assert(
      fc.property(gapCounts, gapCounts, (before, after) => {
        const growth = gapGrowth(before, after) ?? 0;
        const narrowing = decomposeGapChange(before, after)?.narrowing;
        if (growth > 0) expect(narrowing).toBeUndefined();
        if (growth < 0) expect(narrowing).toBeDefined();
      }),
    );
  });
});
