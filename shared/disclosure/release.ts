import type { Period } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Counts } from '../measures/measure.ts';
import type { Interval } from '../statistics/wilson.ts';

/**
 * A group whose students are told, but not their share: `few` of them meet the definition, or `nearly-all`. So few
 * students (`fewerThan`), or so small a share in percent (`underPercent`), are on the smaller side.
 */
export type CodedCell = { denominator: number; coded: 'few' | 'nearly-all' } & (
  | { fewerThan: number }
  | { underPercent: number }
);

/** What may be shown of a group: its counts, a code for them, or that it is hidden to protect students. */
export type ReleasedCell = Counts | CodedCell | 'hidden';

/** What may be shown of one indicator at one place in one period. All that anyone sees is computed from this. */
export type Released = {
  indicatorId: string;
  placeId: string;
  period: Period;
  cells: Record<StudentGroup, ReleasedCell>;
  /** Ids of the child places that it was made from, sorted; empty for schools, and where the place's own row stands. */
  parts: string[];
  /** By dimension, the ids of parts that are not in its groups, because the source hid some there or told none. */
  without?: Record<string, string[]>;
  /** Mean gains a week of groups that are shown, in units of the test's measure, where the indicator follows students. */
  gains?: Record<StudentGroup, Gain>;
  /** A corrected file changed values that were shown before. */
  restated?: true;
};

/** A mean with its 95% interval, in tenths. */
export type Gain = { perWeek: number; interval: Interval };

/** The counts of a cell that is shown in full. */
export function countsOf(cell: ReleasedCell | undefined): Counts | undefined {
  return cell === undefined || cell === 'hidden' || 'coded' in cell ? undefined : cell;
}
