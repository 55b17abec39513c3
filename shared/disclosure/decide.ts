import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Measure } from '../measures/measure.ts';
import type { Released } from './release.ts';
import { addUpRows, type Row } from './rows.ts';

/** One group at one place: how many students, and whether it is hidden. Students hidden by the source are not known. */
export type DecidedCell = { placeId: string; group: StudentGroup; students: number | undefined; hidden: boolean };

/**
 * Decides what may be shown of one indicator and period in the whole tree of places.
 *
 * Hidden are: groups of fewer students than the minimum, everything at a place that has fewer in all, and what the source
 * itself hid. Then further cells are hidden until nothing hidden follows by adding and subtracting shown numbers, from
 * the groups of a dimension and their total, or from the parts of a place and the whole: wherever numbers add up, either
 * nothing is hidden, or at least two numbers are, with at least the minimum of students between them. The smallest
 * suitable number is taken.
 *
 * What is promised holds within one release. It is no protection against combining releases over time, nor against
 * solving all dimensions at once. A hidden cell is never 0; a cell without students is shown as such.
 */
export function decideRelease(measures: Measure[], places: Place[], minimum: number): Released[] {
  const cells = new Map<string, DecidedCell>();
  for (const { placeId, cells: counted } of measures) {
    for (const [group, cell] of Object.entries(counted)) {
      const students = cell === 'suppressed-at-source' ? undefined : cell.denominator;
      cells.set(cellKey(placeId, group), { placeId, group, students, hidden: false });
    }
  }
  hideSmall(cells, minimum);
  const rows = addUpRows(cells, places);
  while (rows.some((row) => cover(row, minimum))) hideSmallPlaces(cells);
  return measures.map((measure) => release(measure, cells));
}

export function cellKey(placeId: string, group: StudentGroup): string {
  return `${placeId} ${group}`;
}

function hideSmall(cells: Map<string, DecidedCell>, minimum: number): void {
  for (const cell of cells.values()) {
    const { students } = cell;
    cell.hidden = students === undefined || (students > 0 && students < minimum);
  }
  hideSmallPlaces(cells);
}

/** Where the total of a place is hidden, every group of it is. */
function hideSmallPlaces(cells: Map<string, DecidedCell>): void {
  for (const cell of cells.values()) {
    if (cell.students !== 0 && cells.get(cellKey(cell.placeId, ALL_STUDENTS))?.hidden) cell.hidden = true;
  }
}

/** Hides one more cell of a row that gives a hidden one away. True when it did. */
function cover({ total, parts }: Row, minimum: number): boolean {
  const hidden = parts.filter((part) => part.hidden);
  const students = hidden.reduce((sum, part) => sum + (part.students ?? 0), 0);
  const numberHidden = hidden.length + (total.hidden ? 1 : 0);
  if (numberHidden === 0) return false;
  const covered = total.hidden ? numberHidden > 1 : numberHidden > 1 && students >= minimum;
  if (covered) return false;
  const [next] = parts.filter((part) => !part.hidden && part.students !== 0).sort(bySize);
  const target = next ?? total;
  if (target.hidden) return false;
  target.hidden = true;
  return true;
}

function bySize(a: DecidedCell, b: DecidedCell): number {
  return (a.students ?? 0) - (b.students ?? 0) || compareText(cellKey(a.placeId, a.group), cellKey(b.placeId, b.group));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function release(
  { indicatorId, placeId, period, parts, cells: counted }: Measure,
  cells: Map<string, DecidedCell>,
): Released {
  const shown = Object.entries(counted).map(([group, cell]) => {
    const hidden = cell === 'suppressed-at-source' || cells.get(cellKey(placeId, group))?.hidden;
    return [group, hidden ? 'hidden' : cell] as const;
  });
  return { indicatorId, placeId, period, parts, cells: Object.fromEntries(shown) };
}
