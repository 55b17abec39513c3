import type { Period } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Counts } from '../measures/measure.ts';

/** What may be shown of a group: its counts, or that it is hidden to protect students. */
export type ReleasedCell = Counts | 'hidden';

/** What may be shown of one indicator at one place in one period. All that anyone sees is computed from this. */
export type Released = {
  indicatorId: string;
  placeId: string;
  period: Period;
  cells: Record<StudentGroup, ReleasedCell>;
  parts: string[];
};
