import type { Period } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Sums } from '../statistics/mean.ts';

/** Students counted and, of them, those who meet the definition. */
export type Counts = { numerator: number; denominator: number };

/** A group's counts, or a mark that the source itself had hidden them. Never 0, never a guess. */
export type Cell = Counts | 'suppressed-at-source';

/** The true counts of every student group of one indicator at one place in one period. Restricted: nothing shown reads it. */
export type Measure = {
  indicatorId: string;
  placeId: string;
  period: Period;
  cells: Record<StudentGroup, Cell>;
  /** Ids of the child places that it was made from, sorted; empty for schools, and where the place's own row stands. */
  parts: string[];
  /** By dimension, the ids of parts that are not in its groups, because the source hid some there or told none. */
  without?: Record<string, string[]>;
  /** Gains a week of the students counted, in units of the test's measure, where the indicator follows students. */
  gains?: Record<StudentGroup, Sums>;
  /** Students read but not counted by the definition (enrolled too few days, no cut point). */
  notCounted: number;
};
