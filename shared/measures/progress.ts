import { DIBELS_8_EDITION } from '../catalog/dibels8-cut-points.ts';
import { comparePeriods, type Period, periodKind } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { AssessmentBlock } from '../submissions/block.ts';
import { countProgress, type GroupProgress } from './progress-count.ts';
import { assumedWeeks } from './progress-gain.ts';
import { type Judged, noScores, type Scores, takeScores } from './progress-scores.ts';
import { type Membership, matchStudents, memberships } from './students.ts';

/** What was tested in one window at a place, and elsewhere in its district, where its students may have come from. */
export type TestedWindow = { period: Period; here: AssessmentBlock[]; elsewhere?: AssessmentBlock[] };

/** The way of a place's students from one window to another. Restricted: true counts, which nothing shown reads. */
export type Progress = {
  measure: string;
  from: Period;
  to: Period;
  edition: string;
  /** Between the windows; undefined over a summer. `assumed`: by the usual calendar, since results carry no dates. */
  weeks: { count: number; assumed: boolean } | undefined;
  cells: Record<StudentGroup, GroupProgress>;
  /** Students with a row here, but in neither window with a score and a cut point. */
  notCounted: number;
};

export type ProgressVerdict =
  | { verdict: 'counted'; progress: Progress }
  | { verdict: 'cannot-say'; reason: 'no-data' | 'edition-changed' | 'edition-unknown' };

/**
 * Follows the students of a place from one DIBELS window to a later one, matched by pseudonym, across the schools of the
 * district where the rest of it is given. Each is judged as for the share at benchmark, by the goals of the assessment
 * grade and window. A student belongs to the groups that the second window tells, else the first. Students whom the other
 * window does not have are counted as unmatched. Results of two editions are not compared. The order of blocks and rows
 * does not matter, nor whether schools come together or apart.
 *
 * @param weeks between the windows, where the calendar is known
 * @throws RangeError for periods that are not windows, the first one first
 */
export function progressBetween(judged: Judged, from: TestedWindow, to: TestedWindow, weeks?: number): ProgressVerdict {
  mustFollow(from.period, to.period);
  const blocks = [...blocksOf(from), ...blocksOf(to)];
  const [edition, ...others] = new Set(blocks.map((block) => block.edition));
  if (edition === undefined) return { verdict: 'cannot-say', reason: 'no-data' };
  if (others.length > 0) return { verdict: 'cannot-say', reason: 'edition-changed' };
  if (edition !== DIBELS_8_EDITION) return { verdict: 'cannot-say', reason: 'edition-unknown' };
  const { cells, notCounted } = follow(judged, from, to);
  const assumed = assumedWeeks(from.period, to.period);
  const count = weeks ?? assumed;
  const progress: Progress = {
    measure: judged.measure,
    from: from.period,
    to: to.period,
    edition,
    weeks: count === undefined ? undefined : { count, assumed: weeks === undefined },
    cells,
    notCounted,
  };
  return { verdict: 'counted', progress };
}

/** A block with where it stands: in which window, and whether here or elsewhere in the district. */
type Placed = { block: AssessmentBlock; period: Period; isAfter: boolean; isHere: boolean };

function follow(judged: Judged, from: TestedWindow, to: TestedWindow) {
  const placed = [...placedIn(from, false), ...placedIn(to, true)];
  const blocks = placed.map(({ block }) => block);
  const students = matchStudents(blocks);
  const isHere = new Uint8Array(students.count);
  for (const [index, one] of placed.entries()) {
    if (one.isHere) for (const student of students.ofRow[index] ?? []) isHere[student] = 1;
  }
  const scoresOf = (isMeant: (one: Placed) => boolean): Scores => {
    const scores = noScores(students.count);
    for (const [index, one] of placed.entries()) {
      const rows = students.ofRow[index];
      if (rows && isMeant(one)) takeScores(scores, one.block, rows, judged, one.period);
    }
    return scores;
  };
  return countProgress({
    measure: judged.measure,
    isHere,
    before: scoresOf((one) => !one.isAfter),
    beforeHere: scoresOf((one) => !one.isAfter && one.isHere),
    after: scoresOf((one) => one.isAfter && one.isHere),
    afterElsewhere: scoresOf((one) => one.isAfter && !one.isHere),
    groups: memberships(blocks, students, (index) => weightOf(placed[index])).filter(isNoGrade),
  });
}

/** A column of grades gives way to the grade that was tested. */
const isNoGrade = ({ dimension }: Membership) => dimension !== 'grade';

/** The later window tells a student's groups before the earlier one, and this place before others. */
const weightOf = (placed: Placed | undefined) => (placed?.isAfter ? 2 : 0) + (placed?.isHere ? 1 : 0);

const blocksOf = ({ here, elsewhere = [] }: TestedWindow) => [...here, ...elsewhere];

const placedIn = ({ period, here, elsewhere = [] }: TestedWindow, isAfter: boolean): Placed[] => [
  ...here.map((block) => ({ block, period, isAfter, isHere: true })),
  ...elsewhere.map((block) => ({ block, period, isAfter, isHere: false })),
];

function mustFollow(from: Period, to: Period): void {
  if (periodKind(from) !== 'window' || periodKind(to) !== 'window' || comparePeriods(from, to) >= 0) {
    throw new RangeError(`Progress runs from one assessment window to a later one, not from ${from} to ${to}.`);
  }
}
