import { acadienceBand } from '../catalog/acadience.ts';
import { isAtBenchmark } from '../catalog/benchmark-band.ts';
import { benchmarkSets } from '../catalog/benchmark-sets.ts';
import { dibelsBand } from '../catalog/dibels8.ts';
import type { Definition } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { AssessmentBlock } from '../submissions/block.ts';
import { type Membership, matchStudents, memberships, type Students } from './students.ts';
import { Outcome, type Tally, tally } from './tally.ts';

type DibelsBenchmark = Extract<Definition, { kind: 'dibels-benchmark' }>;

const bandBy = { 'dibels-8': dibelsBand, acadience: acadienceBand };

/** A row that the definition does not count ranks behind all others. */
const NOT_JUDGED = -1;
const GRADE_STEP = 100_000;

/**
 * Students at or above benchmark in one measure, each judged by the cut point of the assessment grade and of the window
 * that the period is. Students without a score or a cut point, outside the definition's grades, or with scores of another
 * test than the definition's only, are not counted. A student with several scores counts once: by the highest grade tested, there by the highest score. Also by assessment
 * grade, as the groups `grade:k` to `grade:8`.
 */
export function measureDibelsBenchmark(definition: DibelsBenchmark, period: Period, blocks: AssessmentBlock[]): Tally {
  const students = matchStudents(blocks);
  const { outcomes, judged } = dibelsBenchmarkOutcomes(definition, period, blocks, students);
  const weight = (block: number, row: number) => judged[block]?.ranks[row] ?? NOT_JUDGED;
  const groups = memberships(blocks, students, weight).filter(({ dimension }) => dimension !== 'grade');
  return tally(outcomes, [...groups, gradeMembership(blocks, students, weight)]);
}

/** What became of each student of the given blocks, by the score that counts; and how each row was judged. */
export function dibelsBenchmarkOutcomes(
  definition: DibelsBenchmark,
  period: Period,
  blocks: AssessmentBlock[],
  students: Students,
) {
  const judged = blocks.map((block) => judgeRows(definition, period.slice(-3), block));
  const best = new Float64Array(students.count).fill(NOT_JUDGED);
  const outcomes = new Uint8Array(students.count).fill(Outcome.notCounted);
  for (const [block, { ranks, meets }] of judged.entries()) {
    for (const [row, student] of (students.ofRow[block] ?? []).entries()) {
      const rank = ranks[row] ?? NOT_JUDGED;
      if (rank <= (best[student] ?? NOT_JUDGED)) continue;
      best[student] = rank;
      outcomes[student] = meets[row] ? Outcome.meets : Outcome.counted;
    }
  }
  return { outcomes, judged };
}

/** For each row whether it meets the benchmark, and its rank among rows of one student. */
function judgeRows(definition: DibelsBenchmark, window: string, block: AssessmentBlock) {
  const { benchmarks = 'dibels-8', measure, grades } = definition;
  const isOfTest = block.edition === benchmarkSets[benchmarks].edition;
  const scores = isOfTest ? block.scores.find((column) => column.measure === measure)?.values : undefined;
  const ranks = new Float64Array(block.rows).fill(NOT_JUDGED);
  const meets = new Uint8Array(block.rows);
  if (!scores) return { ranks, meets };
  for (const [row, score] of scores.entries()) {
    const grade = block.gradeValues[block.grades[row] ?? 0] ?? '';
    const band = grades && !grades.includes(grade) ? undefined : bandBy[benchmarks](measure, grade, window, score);
    if (!band) continue;
    ranks[row] = gradeRank(grade) * GRADE_STEP + score;
    meets[row] = isAtBenchmark(band) ? 1 : 0;
  }
  return { ranks, meets };
}

const gradeRank = (grade: string) => (grade === 'K' ? 0 : Number(grade));

/** The assessment grade as a dimension of its own. */
function gradeMembership(
  blocks: AssessmentBlock[],
  students: Students,
  weight: (block: number, row: number) => number,
): Membership {
  const asGroups = blocks.map(({ gradeValues, grades }) => ({
    groups: [{ dimension: 'grade', values: gradeValues.map((grade) => grade.toLowerCase()), codes: grades }],
  }));
  return memberships(asGroups, students, weight)[0] ?? { dimension: 'grade', values: [], ofStudent: new Uint16Array() };
}
