import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureDibelsBenchmark } from './dibels-benchmark.ts';
import { type AssessmentRow, assessmentBlock } from './testing/blocks.ts';

const composite = { kind: 'dibels-benchmark', measure: 'COMPOSITE' } as const;
const measure = (period: string, ...schools: AssessmentRow[][]) =>
  measureDibelsBenchmark(composite, period, schools.map(assessmentBlock));

describe('the share at or above the DIBELS benchmark', () => {
  it('judges each student by the cut point of the grade tested and of the window', () => {
    const rows = [
      { student: 1, grade: 'K', scores: { COMPOSITE: 306 } }, // at: 306 and more at the beginning of kindergarten
      { student: 2, grade: 'K', scores: { COMPOSITE: 305 } },
      { student: 3, grade: '1', scores: { COMPOSITE: 329 } },
      { student: 4, grade: '1', scores: { COMPOSITE: 330 } }, // at
      { student: 5, grade: '1', scores: { COMPOSITE: 400 } }, // above
    ];
    expect(measure('2025-26-BOY', rows)).toEqual({
      cells: {
        all: { numerator: 3, denominator: 5 },
        'grade:k': { numerator: 1, denominator: 2 },
        'grade:1': { numerator: 2, denominator: 3 },
      },
      notCounted: 0,
    });
    expect(measure('2025-26-EOY', rows).cells.all).toEqual({ numerator: 0, denominator: 5 });
  });

  it('does not count students without a score or without a cut point', () => {
    const { cells, notCounted } = measure('2025-26-BOY', [
      { student: 1, grade: '2', scores: { COMPOSITE: 340 } },
      { student: 2, grade: '2', scores: { WRF: 30 } },
      { student: 3, grade: '9', scores: { COMPOSITE: 400 } },
    ]);
    expect(cells).toEqual({
      all: { numerator: 1, denominator: 1 },
      'grade:2': { numerator: 1, denominator: 1 },
      'grade:9': { numerator: 0, denominator: 0 },
    });
    expect(notCounted).toBe(2);
  });

  it('counts only the grades that the definition names', () => {
    const rows = ['K', '1', '3'].map((grade, student) => ({ student, grade, scores: { COMPOSITE: 500 } }));
    const { cells, notCounted } = measureDibelsBenchmark({ ...composite, grades: ['3'] }, '2025-26-MOY', [
      assessmentBlock(rows),
    ]);
    expect(cells.all).toEqual({ numerator: 1, denominator: 1 });
    expect(notCounted).toBe(2);
  });

  it('judges each test by its own goals, and leaves the other’s scores aside', () => {
    const dibels = assessmentBlock([{ student: 1, grade: '3', scores: { COMPOSITE: 332 } }]);
    const acadience = {
      ...assessmentBlock([
        { student: 2, grade: '3', scores: { COMPOSITE: 219 } },
        { student: 3, grade: '3', scores: { COMPOSITE: 220 } }, // at the goal of Acadience, far below that of DIBELS 8
      ]),
      edition: 'acadience-2018',
    };
    const both = (benchmarks: 'dibels-8' | 'acadience') =>
      measureDibelsBenchmark({ ...composite, benchmarks }, '2025-26-BOY', [dibels, acadience]);
    expect(both('acadience')).toMatchObject({ cells: { all: { numerator: 1, denominator: 2 } }, notCounted: 1 });
    expect(both('dibels-8')).toMatchObject({ cells: { all: { numerator: 1, denominator: 1 } }, notCounted: 2 });
    expect(measureDibelsBenchmark(composite, '2025-26-BOY', [dibels, acadience])).toEqual(both('dibels-8'));
  });

  it('counts a student with several scores once: by the highest grade, there by the highest score', () => {
    const first = [{ student: 1, grade: '1', scores: { COMPOSITE: 480 }, groups: { el: 'yes' } }];
    const second = [{ student: 1, grade: '2', scores: { COMPOSITE: 320 }, groups: { el: 'no' } }];
    const retest = [{ student: 1, grade: '2', scores: { COMPOSITE: 329 } }];
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      expect(measure('2025-26-BOY', ...order).cells).toEqual({
        all: { numerator: 0, denominator: 1 },
        'el:no': { numerator: 0, denominator: 1 },
        'grade:2': { numerator: 0, denominator: 1 },
      });
    }
    expect(measure('2025-26-BOY', second, retest).cells.all).toEqual({ numerator: 1, denominator: 1 });
    const noScore = [{ student: 1, grade: '3', scores: {} }];
    expect(measure('2025-26-BOY', first, noScore).cells['grade:1']).toEqual({ numerator: 1, denominator: 1 });
  });

  it('is the same for rows in any order and for schools together or apart', () => {
    const row: fc.Arbitrary<AssessmentRow> = fc.record({
      student: fc.nat(12),
      grade: fc.constantFrom('K', '1', '2'),
      scores: fc.oneof(fc.constant({}), fc.record({ COMPOSITE: fc.integer({ min: 290, max: 350 }) })),
      groups: fc.record({ el: fc.constantFrom('yes', 'no', 'not_reported') }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.nat(40), (rows, cut) => {
        const whole = measure('2025-26-BOY', rows);
        expect(measure('2025-26-BOY', rows.slice(cut), rows.slice(0, cut))).toEqual(whole);
      }),
    );
  });
});
