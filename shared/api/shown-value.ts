import { countsOf, type ReleasedCell } from '../disclosure/release.ts';
import { percent, pointsBetween as pointsBetweenCounts } from '../statistics/percent.ts';
import type { ShownValue } from './shown-schema.ts';

/**
 * A published cell as people see it: its share in percent beside its counts, or its code. `none` without a cell or
 * without students; `hidden` stays hidden.
 *
 * @example shownValue({ numerator: 1, denominator: 16 }) // { percent: 6.3, numerator: 1, denominator: 16 }
 * @example shownValue({ denominator: 16, coded: 'few', fewerThan: 3 }) // { denominator: 16, coded: 'few', fewerThan: 3 }
 */
export function shownValue(cell: ReleasedCell | undefined): ShownValue {
  if (cell === undefined) return 'none';
  if (cell === 'hidden' || 'coded' in cell) return cell;
  const share = percent(cell);
  return share === undefined ? 'none' : { percent: share, ...cell };
}

/** A share that is shown in full. */
export type ShownShare = Extract<ShownValue, { percent: number }>;

/** The share of a value, where it is shown in full. */
export function shareOf(value: ShownValue | undefined): ShownShare | undefined {
  return typeof value === 'object' && 'percent' in value ? value : undefined;
}

/** The change between two published cells in percentage points, rounded once from counts; undefined unless both are shown. */
export function pointsBetween(before: ReleasedCell | undefined, after: ReleasedCell | undefined): number | undefined {
  const [one, two] = [countsOf(before), countsOf(after)];
  return one && two && pointsBetweenCounts(one, two);
}
