import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Progress, progressBetween } from './progress.ts';
import type { GroupProgress } from './progress-count.ts';
import { atBenchmark, bandCounts } from './progress-transitions.ts';
import { type AssessmentRow, assessmentBlock } from './testing/blocks.ts';

const words = { measure: 'ORF-WC' };
const [boy, moy] = ['2025-26-BOY', '2025-26-MOY'];
const orf = (student: number, score: number, rest: Partial<AssessmentRow> = {}): AssessmentRow => ({
  student,
  grade: '2',
  scores: { 'ORF-WC': score },
  ...rest,
});

type Files = { here: AssessmentRow[][]; elsewhere?: AssessmentRow[][] };
function between(before: Files, after: Files, judged: { measure: string; grades?: string[] } = words): Progress {
  const blocks = ({ here, elsewhere = [] }: Files) => ({
    here: here.map(assessmentBlock),
    elsewhere: elsewhere.map(assessmentBlock),
  });
  const found = progressBetween(judged, { period: boy, ...blocks(before) }, { period: moy, ...blocks(after) });
  if (found.verdict !== 'counted') throw new Error(found.reason);
  return found.progress;
}

// In grade 2, words correct: 29, 49 and 85 begin the bands at the beginning of the year, 59, 78 and 117 in the middle.
describe('progress between two windows', () => {
  it('counts who moved up, stayed and moved down, and adds up gains', () => {
    const progress = between(
      { here: [[orf(1, 20), orf(2, 30), orf(3, 50), orf(4, 90)]] },
      { here: [[orf(1, 60), orf(2, 58), orf(3, 80), orf(4, 120.5)]] },
    );
    expect(progress).toMatchObject({ measure: 'ORF-WC', from: boy, to: moy, notCounted: 0 });
    expect(progress.weeks).toEqual({ count: 16, assumed: true });
    expect(progress.cells.all).toEqual({
      matched: 4,
      up: 1,
      stayed: 2,
      down: 1,
      transitions: [
        [0, 1, 0, 0],
        [1, 0, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      unmatched: { before: 0, after: 0 },
      movedAway: 0,
      gains: { count: 4, sum: 128.5, sumOfSquares: 40 ** 2 + 28 ** 2 + 30 ** 2 + 30.5 ** 2 },
    });
    expect(progress.cells['grade:2']).toEqual(progress.cells.all);
  });

  it('counts students whom the other window does not have, and those who cannot be judged in either', () => {
    const { cells, notCounted } = between(
      { here: [[orf(1, 20), orf(2, 30), orf(5, Number.NaN), orf(6, Number.NaN)]] },
      { here: [[orf(1, 60), orf(3, 70), orf(4, 80), orf(5, 90)]] },
    );
    expect(cells.all).toMatchObject({ matched: 1, unmatched: { before: 1, after: 3 }, movedAway: 0 });
    expect(notCounted).toBe(1);
  });

  it('matches students across the schools of a district', () => {
    const [ash, birch] = [[orf(1, 20), orf(2, 30)], [orf(3, 50)]];
    const [ashLater, birchLater] = [[orf(1, 60)], [orf(2, 80), orf(3, 80)]];
    const atAsh = between({ here: [ash], elsewhere: [birch] }, { here: [ashLater], elsewhere: [birchLater] });
    expect(atAsh.cells.all).toMatchObject({ matched: 1, up: 1, movedAway: 1, unmatched: { before: 0, after: 0 } });
    const atBirch = between({ here: [birch], elsewhere: [ash] }, { here: [birchLater], elsewhere: [ashLater] });
    expect(atBirch.cells.all).toMatchObject({ matched: 2, up: 1, stayed: 1, movedAway: 0 });
    const district = between({ here: [ash, birch] }, { here: [ashLater, birchLater] });
    expect(district.cells.all).toMatchObject({ matched: 3, up: 2, stayed: 1, movedAway: 0 });
  });

  it('takes a student for the groups of the later window, else of the earlier one', () => {
    const el = (value: string) => ({ groups: { english_learner: value } });
    const { cells } = between(
      { here: [[orf(1, 20, el('yes')), orf(2, 30, el('yes')), orf(3, 30, el('yes'))]] },
      { here: [[orf(1, 60, el('no')), orf(2, 60, el('not_reported'))]] },
    );
    expect(cells['english_learner:no']).toMatchObject({ matched: 1 });
    expect(cells['english_learner:yes']).toMatchObject({ matched: 1, unmatched: { before: 1, after: 0 } });
  });

  it('never adds up gains of the composite, nor across grades', () => {
    const composite = (grade: string, score: number) => [[{ student: 1, grade, scores: { COMPOSITE: score } }]];
    const still = between({ here: composite('2', 329) }, { here: composite('2', 389) }, { measure: 'COMPOSITE' });
    expect(still.cells.all).toMatchObject({ matched: 1, stayed: 1, gains: undefined });
    const other = between({ here: [[orf(1, 50)]] }, { here: [[orf(1, 100, { grade: '3' })]] });
    expect(other.cells.all).toMatchObject({ matched: 1, gains: undefined });
  });

  it('counts only the grades that are asked for', () => {
    const rows = [orf(1, 60), orf(2, 60, { grade: '3' })];
    const { cells, notCounted } = between({ here: [rows] }, { here: [rows] }, { ...words, grades: ['3'] });
    expect(cells.all?.matched).toBe(1);
    expect(notCounted).toBe(1);
  });

  it('cannot be said without data or across editions', () => {
    const block = assessmentBlock([orf(1, 50)]);
    const other = { ...block, edition: 'acadience-2018' };
    const verdict = (before: (typeof block)[], after: (typeof block)[]) =>
      progressBetween(words, { period: boy, here: before }, { period: moy, here: after });
    expect(verdict([], [])).toEqual({ verdict: 'cannot-say', reason: 'no-data' });
    expect(verdict([other], [block])).toEqual({ verdict: 'cannot-say', reason: 'edition-changed' });
    expect(verdict([other], [other])).toEqual({ verdict: 'cannot-say', reason: 'edition-unknown' });
  });

  it('takes weeks that are known, and assumes none over a summer', () => {
    const here = [assessmentBlock([orf(1, 50)])];
    const weeks = (from: string, to: string, known?: number) => {
      const found = progressBetween(words, { period: from, here }, { period: to, here }, known);
      return found.verdict === 'counted' ? found.progress.weeks : found.reason;
    };
    expect(weeks(boy, '2025-26-EOY')).toEqual({ count: 32, assumed: true });
    expect(weeks(boy, moy, 18.5)).toEqual({ count: 18.5, assumed: false });
    expect(weeks('2024-25-EOY', boy)).toBeUndefined();
    for (const [from, to] of [
      [moy, boy],
      [boy, boy],
      ['2025-09', '2025-10'],
    ] as const) {
      expect(() => weeks(from, to)).toThrow(RangeError);
    }
  });
});

const row: fc.Arbitrary<AssessmentRow> = fc.record({
  student: fc.nat(15),
  grade: fc.constantFrom('1', '2', '3'),
  scores: fc.oneof(fc.constant({}), fc.record({ 'ORF-WC': fc.integer({ min: 0, max: 300 }).map((n) => n / 2) })),
  groups: fc.record({ el: fc.constantFrom('yes', 'no', 'not_reported') }),
});
const rows = fc.array(row, { maxLength: 30 });
const whole = (progress: GroupProgress | undefined) => {
  if (!progress) throw new Error('all students always have a cell');
  return progress;
};

describe('progress, whatever the files', () => {
  it('does not depend on the order of rows, or on schools together or apart', () => {
    fc.assert(
      fc.property(rows, rows, fc.nat(30), (before, after, cut) => {
        fc.pre(before.length + after.length > 0);
        const apart = (all: AssessmentRow[]) => ({ here: [all.slice(cut), all.slice(0, cut)] });
        expect(between(apart(before), apart(after))).toEqual(between({ here: [before] }, { here: [after] }));
      }),
    );
  });

  it('finds each student in one place of the table or without a match, and its margins in the windows', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        fc.pre(before.length + after.length > 0);
        const { cells, notCounted } = between({ here: [before] }, { here: [after] });
        const { matched, up, stayed, down, unmatched, movedAway, transitions } = whole(cells.all);
        const students = new Set([...before, ...after].map(({ student }) => student)).size;
        expect(matched + unmatched.before + unmatched.after + movedAway + notCounted).toBe(students);
        expect(up + stayed + down).toBe(matched);
        const margins = bandCounts(transitions);
        for (const margin of [margins.before, margins.after]) {
          expect(margin.reduce((sum, count) => sum + count, 0)).toBe(matched);
        }
        expect(atBenchmark(transitions).after).toEqual({
          numerator: (margins.after[2] ?? 0) + (margins.after[3] ?? 0),
          denominator: matched,
        });
      }),
    );
  });

  it('adds up over the groups of one dimension', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        fc.pre(before.length + after.length > 0);
        const { cells } = between({ here: [before] }, { here: [after] });
        const parts = ['yes', 'no', 'not_reported'].map((value) => cells[`el:${value}`]);
        const sum = (of: (part: GroupProgress) => number) =>
          parts.reduce((total, part) => total + (part ? of(part) : 0), 0);
        expect(sum((part) => part.matched)).toBe(cells.all?.matched);
        expect(sum((part) => part.up)).toBe(cells.all?.up);
        expect(sum((part) => part.gains?.sum ?? 0)).toBe(cells.all?.gains?.sum ?? 0);
      }),
    );
  });

  it('matches a student of a district at one school at least, and counts each once in the district', () => {
    fc.assert(
      fc.property(rows, rows, fc.nat(30), (before, after, cut) => {
        fc.pre(before.length > 0 && after.length > 0);
        const schools = [after.slice(cut), after.slice(0, cut)];
        const district = whole(between({ here: [before] }, { here: schools }).cells.all);
        const atSchools = schools.map((school, index) => {
          const others = schools.filter((_, other) => other !== index);
          return whole(between({ here: [], elsewhere: [before] }, { here: [school], elsewhere: others }).cells.all)
            .matched;
        });
        const sum = atSchools.reduce((total, matched) => total + matched, 0);
        expect(sum).toBeGreaterThanOrEqual(district.matched);
        expect(Math.max(...atSchools)).toBeLessThanOrEqual(district.matched);
      }),
    );
  });
});
