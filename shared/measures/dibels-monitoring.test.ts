import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laterPeriod } from '../catalog/period.ts';
import { measureDibelsMonitoring } from './dibels-monitoring.ts';
import { type AssessmentRow, assessmentBlock } from './testing/blocks.ts';

const onTrack = { kind: 'dibels-monitoring', measure: 'ORF-WC', weeks: 16, goalWeek: 20 } as const;
const FIRST = '2026-W01';
const week = (index: number) => laterPeriod(FIRST, index);
const orf = (student: number, score: number, rest: Partial<AssessmentRow> = {}): AssessmentRow => ({
  student,
  grade: '2',
  scores: { 'ORF-WC': score },
  ...rest,
});
/** Rows of weeks that follow each other, at the place and elsewhere in its district. */
const weeks = (here: AssessmentRow[][], elsewhere: AssessmentRow[][] = []) =>
  here.map((rows, index) => ({
    period: week(index),
    here: [assessmentBlock(rows)],
    elsewhere: elsewhere[index] ? [assessmentBlock(elsewhere[index])] : [],
  }));

// The benchmark at the end of grade 2 is 94 words correct; from week 1 to week 20 there are 19 weeks.
const fast = [58, 60, 62, 64, 66, 68];
const slow = [58, 59, 60, 61, 62, 63];

describe('weekly probes as an indicator', () => {
  it('count students whose median gain leads to the benchmark of the end of the year', () => {
    const { cells, notCounted, gains } = measureDibelsMonitoring(
      onTrack,
      weeks(fast.map((score, index) => [orf(1, score), orf(2, slow[index] ?? 0), ...(index < 3 ? [orf(3, 90)] : [])])),
    );
    // 58 + 19 × 2 = 96 is enough, 58 + 19 × 1 = 77 is not; three probes tell nothing.
    expect(cells.all).toEqual({ numerator: 1, denominator: 2 });
    expect(cells['grade:2']).toEqual({ numerator: 1, denominator: 2 });
    expect(notCounted).toBe(1);
    expect(gains?.all).toEqual({ count: 2, sum: 3, sumOfSquares: 5 });
  });

  it('count a student who moved where the latest probe was, with the earlier ones', () => {
    const moved = weeks(
      fast.map((score, index) => (index < 4 ? [] : [orf(1, score)])),
      fast.map((score, index) => (index < 4 ? [orf(1, score)] : [])),
    );
    expect(measureDibelsMonitoring(onTrack, moved).cells.all).toEqual({ numerator: 1, denominator: 1 });
    const left = moved.map(({ period, here, elsewhere }) => ({ period, here: elsewhere, elsewhere: here }));
    expect(measureDibelsMonitoring(onTrack, left).cells.all).toEqual({ numerator: 0, denominator: 0 });
  });

  it('judge by the grade of the latest probe, and by the groups that it tells', () => {
    const { cells } = measureDibelsMonitoring(
      onTrack,
      weeks([
        [orf(1, 10, { grade: '3' })],
        ...fast.map((score, index) => [orf(1, score, { groups: { english_learner: index < 5 ? 'yes' : 'no' } })]),
      ]),
    );
    expect(cells).toMatchObject({ 'grade:2': { denominator: 1 }, 'english_learner:no': { denominator: 1 } });
    expect(cells).not.toHaveProperty('grade:3');
    expect(cells).not.toHaveProperty('english_learner:yes');
  });

  it('say nothing of students too few probes tell of, and of files of another test', () => {
    const few = weeks(fast.slice(0, 5).map((score) => [orf(1, score)]));
    expect(measureDibelsMonitoring(onTrack, few)).toEqual({
      cells: { all: { numerator: 0, denominator: 0 }, 'grade:2': { numerator: 0, denominator: 0 } },
      notCounted: 1,
    });
    const other = few.map((one) => ({
      ...one,
      here: one.here.map((block) => ({ ...block, edition: 'acadience-2018' })),
    }));
    expect(measureDibelsMonitoring(onTrack, other)).toEqual({ cells: {}, notCounted: 0 });
    expect(measureDibelsMonitoring(onTrack, [])).toEqual({ cells: {}, notCounted: 0 });
  });

  it('do not depend on how the rows of a week are divided into schools', () => {
    const score = fc.integer({ min: 40, max: 120 });
    fc.assert(
      fc.property(
        fc.array(fc.array(score, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
        (students) => {
          const rows = Array.from({ length: 8 }, (_, index) =>
            students.map((scores, one) => orf(one, scores[index] ?? 0)),
          );
          const together = weeks(rows);
          const apart = rows.map((all, index) => ({
            period: week(index),
            here: [1, 0].map((side) => assessmentBlock(all.filter(({ student }) => student % 2 === side))),
          }));
          expect(measureDibelsMonitoring(onTrack, apart)).toEqual(measureDibelsMonitoring(onTrack, together));
        },
      ),
    );
  });
});
