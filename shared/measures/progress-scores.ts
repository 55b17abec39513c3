import { dibelsBand } from '../catalog/dibels8.ts';
import type { Period } from '../catalog/period.ts';
import type { AssessmentBlock } from '../submissions/block.ts';
import { bands } from './progress-transitions.ts';

/** Stands for a student without a score that can be judged. */
export const NOT_JUDGED = -1;

/** The score by which each student counts in one window. */
export type Scores = {
  /** Place in {@link bands}, or {@link NOT_JUDGED}. */
  bands: Int8Array;
  /** Assessment grade as a number, kindergarten 0; {@link NOT_JUDGED} without a score. */
  grades: Int8Array;
  /** In hundredths, so that sums are exact in any order. */
  hundredths: Int32Array;
};

/** What is judged: a measure, in some assessment grades or in all that have goals. */
export type Judged = { measure: string; grades?: string[] | undefined };

export const noScores = (students: number): Scores => ({
  bands: new Int8Array(students).fill(NOT_JUDGED),
  grades: new Int8Array(students).fill(NOT_JUDGED),
  hundredths: new Int32Array(students),
});

/**
 * Takes the rows of one block into the scores of a window. A student with several counts by the highest assessment grade
 * tested, there by the highest score, as for the share at benchmark.
 *
 * @param students the student of each row
 */
export function takeScores(into: Scores, block: AssessmentBlock, students: Int32Array, judged: Judged, window: Period) {
  const values = block.scores.find(({ measure }) => measure === judged.measure)?.values ?? new Float64Array();
  for (const [row, score] of values.entries()) {
    const grade = block.gradeValues[block.grades[row] ?? 0] ?? '';
    const band = bandOf(judged, grade, window, score);
    if (band === NOT_JUDGED) continue;
    const student = students[row] ?? 0;
    const [rank, hundredths] = [gradeNumber(grade), Math.round(score * 100)];
    const held = into.grades[student] ?? NOT_JUDGED;
    if (rank < held || (rank === held && hundredths <= (into.hundredths[student] ?? 0))) continue;
    into.bands[student] = band;
    into.grades[student] = rank;
    into.hundredths[student] = hundredths;
  }
}

function bandOf({ measure, grades }: Judged, grade: string, window: Period, score: number): number {
  if (grades && !grades.includes(grade)) return NOT_JUDGED;
  const band = dibelsBand(measure, grade, window.slice(-3), score);
  return band ? bands.indexOf(band) : NOT_JUDGED;
}

/** An assessment grade as a number, kindergarten 0. */
export const gradeNumber = (grade: string) => (grade === 'K' ? 0 : Number(grade));

/** The assessment grade of a number, as the catalog writes it. */
export const gradeOf = (number: number) => (number === 0 ? 'K' : String(number));
