import { reportsGrowth } from '../catalog/dibels8.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Sums } from '../statistics/mean.ts';
import { gradeOf, NOT_JUDGED, type Scores } from './progress-scores.ts';
import { bands, type Moves, movesOf, type TransitionTable } from './progress-transitions.ts';
import type { Membership } from './students.ts';

/** What became of the students of a group between two windows. All but the gains are whole students. */
export type GroupProgress = Moves & {
  transitions: TransitionTable;
  /** Judged here in one window and not in the other: only in the earlier (`before`) or only in the later one (`after`). */
  unmatched: { before: number; after: number };
  /** Judged here in the earlier window, and in the later one elsewhere in the district, where they are matched. */
  movedAway: number;
  /**
   * Gains of matched students in units of the measure: of those tested in the same grade both times, where the measure
   * reports growth. Undefined where nobody is, as in the composite.
   */
  gains: Sums | undefined;
};

export type Followed = {
  measure: string;
  /** 1 for each student with a row at this place. */
  isHere: Uint8Array;
  /** The earlier window in the whole district, and at this place alone. */
  before: Scores;
  beforeHere: Scores;
  /** The later window at this place, and in the rest of the district. */
  after: Scores;
  afterElsewhere: Scores;
  groups: Membership[];
};

/** Outcomes of students; the first are places in the transition table: from * 4 + to. */
const MATCHED = bands.length ** 2;
const Outcome = {
  onlyBefore: MATCHED,
  onlyAfter: MATCHED + 1,
  movedAway: MATCHED + 2,
  notCounted: MATCHED + 3,
} as const;
const OUTCOMES = MATCHED + Object.keys(Outcome).length;
const NOT_HERE = 255;

/** Counts the students of a place, all and by every group, also by the assessment grade of the later window. */
export function countProgress(followed: Followed): { cells: Record<StudentGroup, GroupProgress>; notCounted: number } {
  const students = followed.isHere.length;
  const outcomes = Uint8Array.from({ length: students }, (_, student) => outcomeOf(followed, student));
  const gains = Float64Array.from(outcomes, (outcome, student) =>
    outcome < MATCHED ? gainOf(followed, student) : Number.NaN,
  );
  const everyone: Membership = {
    dimension: ALL_STUDENTS,
    values: [ALL_STUDENTS],
    ofStudent: new Uint16Array(students),
  };
  const cells: Record<StudentGroup, GroupProgress> = {};
  for (const membership of [everyone, ...followed.groups, byGrade(followed)]) {
    for (const [group, cell] of cellsOf(membership, outcomes, gains)) cells[group] = cell;
  }
  return { cells, notCounted: outcomes.filter((outcome) => outcome === Outcome.notCounted).length };
}

function outcomeOf({ isHere, before, beforeHere, after, afterElsewhere }: Followed, student: number): number {
  if (!isHere[student]) return NOT_HERE;
  const [from, to] = [before.bands[student] as number, after.bands[student] as number];
  if (to !== NOT_JUDGED) return from === NOT_JUDGED ? Outcome.onlyAfter : from * bands.length + to;
  if (beforeHere.bands[student] === NOT_JUDGED) return Outcome.notCounted;
  return afterElsewhere.bands[student] === NOT_JUDGED ? Outcome.onlyBefore : Outcome.movedAway;
}

/** In hundredths; NaN where scores do not compare, being of two grades, or where their difference is not growth. */
function gainOf({ measure, before, after }: Followed, student: number): number {
  const grade = after.grades[student] as number;
  if (grade !== before.grades[student] || !reportsGrowth(measure, gradeOf(grade))) return Number.NaN;
  return (after.hundredths[student] as number) - (before.hundredths[student] as number);
}

/** The assessment grade as a dimension: of the later window, else of the earlier one here. */
function byGrade({ after, beforeHere, isHere }: Followed): Membership {
  const numbers = Int8Array.from(isHere, (_, student) => {
    const grade = after.grades[student] as number;
    return grade === NOT_JUDGED ? (beforeHere.grades[student] as number) : grade;
  });
  const found = [...new Set(numbers)].filter((grade) => grade !== NOT_JUDGED).sort((a, b) => a - b);
  const code = new Map(found.map((grade, index) => [grade, index + 1]));
  return {
    dimension: 'grade',
    values: ['', ...found.map((grade) => gradeOf(grade).toLowerCase())],
    ofStudent: Uint16Array.from(numbers, (grade) => code.get(grade) ?? 0),
  };
}

/** The counts of each value of a dimension that a student here has. */
function cellsOf({ dimension, values, ofStudent }: Membership, outcomes: Uint8Array, gains: Float64Array) {
  const counts = values.map(() => new Array<number>(OUTCOMES).fill(0));
  const sums = values.map((): Sums => ({ count: 0, sum: 0, sumOfSquares: 0 }));
  for (const [student, outcome] of outcomes.entries()) {
    const [counted, summed] = [counts[ofStudent[student] as number], sums[ofStudent[student] as number]];
    if (outcome === NOT_HERE || !counted || !summed) continue;
    counted[outcome] = (counted[outcome] ?? 0) + 1;
    const gain = gains[student] as number;
    if (Number.isNaN(gain)) continue;
    summed.count += 1;
    summed.sum += gain;
    summed.sumOfSquares += gain * gain;
  }
  return values.flatMap((value, index): [StudentGroup, GroupProgress][] => {
    const [counted = [], summed] = [counts[index], sums[index]];
    const isEmpty = counted.every((count) => count === 0);
    if (!summed || value === '' || (isEmpty && dimension !== ALL_STUDENTS)) return [];
    return [[dimension === ALL_STUDENTS ? value : `${dimension}:${value}`, progressOf(counted, summed)]];
  });
}

function progressOf(counts: number[], { count, sum, sumOfSquares }: Sums): GroupProgress {
  const transitions = bands.map((_, from) => counts.slice(from * bands.length, (from + 1) * bands.length));
  return {
    ...movesOf(transitions),
    transitions,
    unmatched: { before: counts[Outcome.onlyBefore] ?? 0, after: counts[Outcome.onlyAfter] ?? 0 },
    movedAway: counts[Outcome.movedAway] ?? 0,
    gains: count > 0 ? { count, sum: sum / 100, sumOfSquares: sumOfSquares / 10_000 } : undefined,
  };
}
