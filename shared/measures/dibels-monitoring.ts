import { DIBELS_8_EDITION, dibels8CutPoints } from '../catalog/dibels8-cut-points.ts';
import type { Definition } from '../catalog/indicator.ts';
import { weekNumber } from '../catalog/iso-week.ts';
import { ordinal, type Period, schoolYear } from '../catalog/period.ts';
import type { Point } from '../statistics/point.ts';
import type { AssessmentBlock } from '../submissions/block.ts';
import type { TestedWindow } from './progress.ts';
import { trendOf } from './progress-monitoring.ts';
import { gradeNumber, gradeOf, NOT_JUDGED } from './progress-scores.ts';
import { type Membership, matchStudents, memberships, type Students } from './students.ts';
import { sumsByGroup } from './sums-by-group.ts';
import { Outcome, type Tally, tally } from './tally.ts';

type DibelsMonitoring = Extract<Definition, { kind: 'dibels-monitoring' }>;

/** The rows of one school in one week. */
type Placed = { block: AssessmentBlock; week: number; isHere: boolean };

/**
 * Students whose weekly probes lead to the benchmark of the end of the year or above it, of those with probes enough to
 * tell: by the median gain a week (Theil and Sen), in the grade of their latest probe. With these gains, in units of the
 * measure. A student belongs to the place of the latest probe; earlier ones elsewhere in the district count for the trend.
 * Probes of another test than DIBELS 8 are left aside.
 *
 * @param weeks those of the trend, ordered by time, the period's own last
 */
export function measureDibelsMonitoring(definition: DibelsMonitoring, weeks: readonly TestedWindow[]): Tally {
  const placed = weeks.flatMap(({ period, here, elsewhere = [] }) => [
    ...here.map((block): Placed => ({ block, week: ordinal(period), isHere: true })),
    ...elsewhere.map((block): Placed => ({ block, week: ordinal(period), isHere: false })),
  ]);
  const ours = placed.filter(({ block }) => block.edition === DIBELS_8_EDITION);
  const own = weeks.at(-1);
  if (!own || ours.length === 0) return { cells: {}, notCounted: 0 };
  const blocks = ours.map(({ block }) => block);
  const students = matchStudents(blocks);
  const probes = probesOf(definition, ours, students);
  const isOfPlace = (_: unknown, student: number) => probes[student]?.isHere === true;
  const goalWeek = goalWeekOf(definition, own.period);
  const trends = probes.filter(isOfPlace).map((one) => trendToward(goalWeek, definition, one));
  const groups = [
    ...memberships(blocks, students, (block) => ours[block]?.week ?? 0).filter(
      ({ dimension }) => dimension !== 'grade',
    ),
    gradesOf(probes),
  ].map((one) => ({ ...one, ofStudent: one.ofStudent.filter(isOfPlace) }));
  const outcomes = Uint8Array.from(trends, ({ outcome }) => outcome);
  const gains = sumsByGroup(
    Float64Array.from(trends, ({ gain }) => gain),
    groups,
  );
  return { ...tally(outcomes, groups), ...(Object.keys(gains).length > 0 && { gains }) };
}

/** The probes of one student in the highest grade of the latest week. */
type Probes = { points: Point[]; grade: number; latest: number; isHere: boolean };

function probesOf({ measure, grades }: DibelsMonitoring, placed: Placed[], students: Students): Probes[] {
  const found = Array.from({ length: students.count }, () => ({
    rows: [] as (Point & { grade: number; isHere: boolean })[],
  }));
  for (const [index, { block, week, isHere }] of placed.entries()) {
    const values = block.scores.find((one) => one.measure === measure)?.values ?? new Float64Array();
    for (const [row, score] of values.entries()) {
      const grade = block.gradeValues[block.grades[row] ?? 0] ?? '';
      const student = found[students.ofRow[index]?.[row] ?? -1];
      if (!student || Number.isNaN(score) || (grades && !grades.includes(grade))) continue;
      student.rows.push({ x: week, y: score, grade: gradeNumber(grade), isHere });
    }
  }
  return found.map(({ rows }) => {
    const latest = rows.reduce((week, { x }) => Math.max(week, x), Number.NEGATIVE_INFINITY);
    const newest = rows.filter(({ x }) => x === latest);
    const grade = newest.reduce((highest, one) => Math.max(highest, one.grade), NOT_JUDGED);
    const points = rows.filter((one) => one.grade === grade).map(({ x, y }) => ({ x, y }));
    return { points, grade, latest, isHere: newest.some(({ isHere }) => isHere) };
  });
}

/** The week by which the goal is to be reached, in the second calendar year of the school year. */
function goalWeekOf({ goalWeek }: DibelsMonitoring, period: Period): number {
  return weekNumber({ year: Number(schoolYear(period).slice(0, 4)) + 1, week: goalWeek });
}

function trendToward(goalWeek: number, { measure }: DibelsMonitoring, { points, grade }: Probes) {
  const [, benchmark] = dibels8CutPoints[gradeOf(grade)]?.[measure]?.EOY ?? [];
  const trend = benchmark === undefined ? undefined : trendOf(points, { x: goalWeek, y: benchmark });
  if (trend?.verdict !== 'judged') return { outcome: Outcome.notCounted, gain: Number.NaN };
  return { outcome: trend.isOnTrack ? Outcome.meets : Outcome.counted, gain: trend.theilSen.slope };
}

function gradesOf(probes: Probes[]): Membership {
  const grades = [...new Set(probes.map(({ grade }) => grade))].sort((a, b) => a - b);
  return {
    dimension: 'grade',
    values: grades.map((grade) => (grade === NOT_JUDGED ? '' : gradeOf(grade).toLowerCase())),
    ofStudent: Uint16Array.from(probes, ({ grade }) => grades.indexOf(grade)),
  };
}
