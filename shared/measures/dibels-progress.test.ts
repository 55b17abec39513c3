import { describe, expect, it } from 'vitest';
import { measureDibelsProgress } from './dibels-progress.ts';
import { type AssessmentRow, assessmentBlock } from './testing/blocks.ts';

const up = { kind: 'dibels-progress', moved: 'up', measure: 'ORF-WC' } as const;
const orf = (student: number, score: number, groups = {}): AssessmentRow => ({
  student,
  grade: '2',
  scores: { 'ORF-WC': score },
  groups,
});
const [boy, moy] = ['2025-26-BOY', '2025-26-MOY'];
// In grade 2, words correct: 29, 49 and 85 begin the bands at the beginning of the year, 59, 78 and 117 in the middle.
const before = {
  period: boy,
  here: [assessmentBlock([orf(1, 20), orf(2, 30), orf(3, 50), orf(4, 90), orf(5, 90)])],
};
const after = {
  period: moy,
  here: [assessmentBlock([orf(1, 60), orf(2, 58), orf(3, 80), orf(4, 120.5), orf(6, 70)])],
};

describe('progress as an indicator', () => {
  it.each([
    ['up', 1],
    ['stayed', 2],
    ['down', 1],
  ] as const)('counts who moved %s of those whom both windows have', (moved, numerator) => {
    const { cells, notCounted } = measureDibelsProgress({ ...up, moved }, [before, after]);
    expect(cells).toMatchObject({ all: { numerator, denominator: 4 }, 'grade:2': { numerator, denominator: 4 } });
    expect(notCounted).toBe(2);
  });

  it('adds up gains by the week, over the usual 16 or as many as the calendar has', () => {
    const sums = { count: 4, sum: 128.5, sumOfSquares: 40 ** 2 + 28 ** 2 + 30 ** 2 + 30.5 ** 2 };
    const by = (weeks: number) => ({ count: 4, sum: sums.sum / weeks, sumOfSquares: sums.sumOfSquares / weeks ** 2 });
    expect(measureDibelsProgress(up, [before, after]).gains?.all).toEqual(by(16));
    expect(measureDibelsProgress({ ...up, weeksBetween: 18 }, [before, after]).gains?.all).toEqual(by(18));
  });

  it('has no gains where differences of scores are not growth', () => {
    const composite = (score: number) => [assessmentBlock([{ student: 1, grade: '2', scores: { COMPOSITE: score } }])];
    const found = measureDibelsProgress({ ...up, measure: 'COMPOSITE' }, [
      { period: boy, here: composite(330) },
      { period: moy, here: composite(380) },
    ]);
    expect(found.cells.all).toEqual({ numerator: 0, denominator: 1 });
    expect(found).not.toHaveProperty('gains');
  });

  it('follows a student who came from another school of the district', () => {
    const found = measureDibelsProgress(up, [{ ...before, here: [], elsewhere: before.here }, after]);
    expect(found.cells.all).toEqual({ numerator: 1, denominator: 4 });
  });

  it('says nothing where a window is missing, or of another edition', () => {
    const nobody = { cells: {}, notCounted: 0 };
    expect(measureDibelsProgress(up, [after])).toEqual(nobody);
    expect(measureDibelsProgress(up, [{ period: boy, here: [] }, after])).toEqual(nobody);
    const acadience = after.here.map((block) => ({ ...block, edition: 'acadience-2018' }));
    expect(measureDibelsProgress(up, [before, { period: moy, here: acadience }])).toEqual(nobody);
  });
});
