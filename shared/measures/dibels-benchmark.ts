import { dibelsBand } from '../catalog/dibels8.ts';
import type { Definition } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { AssessmentBlock } from '../submissions/block.ts';
import { type Membership, matchStudents, memberships } from './students.ts';
import { Outcome, tally } from './tally.ts';

type DibelsBenchmark = Extract<Definition, { kind: 'dibels-benchmark' }>;

/**
 * Students at or above benchmark in one measure, each judged by the cut point of the assessment grade and the window of
 * the period. Students without a score or without a cut point are not counted. A student with several scores counts once,
 * with the highest. Also by assessment grade, as the group `grade:<grade>`.
 */
export function measureDibelsBenchmark(definition: DibelsBenchmark, period: Period, blocks: AssessmentBlock[]) {
  const students = matchStudents(blocks);
  const scores = blocks.map((block) => block.scores.find(({ measure }) => measure === definition.measure)?.values);
  const best = new Float64Array(students.count).fill(Number.NaN);
  const grade = new Array<string>(students.count).fill('');
  for (const [block, { gradeValues, grades }] of blocks.entries()) {
    for (const [row, student] of (students.ofRow[block] ?? []).entries()) {
      const score = scores[block]?.[row] ?? Number.NaN;
      const tested = gradeValues[grades[row] ?? 0] ?? '';
      const held = best[student] ?? Number.NaN;
      if (Number.isNaN(score) || score < held || (score === held && tested <= (grade[student] ?? ''))) continue;
      best[student] = score;
      grade[student] = tested;
    }
  }
  const outcomes = Uint8Array.from(best, (score, student) => judge(definition, period, score, grade[student] ?? ''));
  const groups = memberships(blocks, students, (block, row) => scores[block]?.[row] || 0);
  return tally(outcomes, [...groups.filter(({ dimension }) => dimension !== 'grade'), gradeGroups(grade)]);
}

function judge({ measure, grades }: DibelsBenchmark, period: Period, score: number, grade: string): number {
  if (Number.isNaN(score) || (grades && !grades.includes(grade))) return Outcome.notCounted;
  const band = dibelsBand(measure, grade, period.slice(-3), score);
  if (!band) return Outcome.notCounted;
  return band === 'at' || band === 'above' ? Outcome.meets : Outcome.counted;
}

function gradeGroups(grade: string[]): Membership {
  const values = [...new Set(grade)].sort();
  const code = new Map(values.map((value, index) => [value, index]));
  return {
    dimension: 'grade',
    values: values.map((value) => value.toLowerCase()),
    ofStudent: Uint8Array.from(grade, (value) => code.get(value) ?? 0),
  };
}
