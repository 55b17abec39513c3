import type { ReleasedCell } from '../disclosure/release.ts';
import { percent, pointsBetween as pointsBetweenCounts } from '../statistics/percent.ts';
import type { ShownValue } from './partner.ts';

/**
 * A published cell as people see it: its share in percent beside its counts. `none` without a cell or without students;
 * `hidden` stays hidden.
 *
 * @example shownValue({ numerator: 1, denominator: 16 }) // { percent: 6.3, numerator: 1, denominator: 16 }
 */
export function shownValue(cell: ReleasedCell | undefined): ShownValue {
  if (cell === 'hidden') return 'hidden';
  const share = cell && percent(cell);
  return cell === undefined || share === undefined ? 'none' : { percent: share, ...cell };
}

/** The change between two published cells in percentage points, rounded once from counts; undefined unless both are shown. */
export function pointsBetween(before: ReleasedCell | undefined, after: ReleasedCell | undefined): number | undefined {
  return typeof before === 'object' && typeof after === 'object' ? pointsBetweenCounts(before, after) : undefined;
}
