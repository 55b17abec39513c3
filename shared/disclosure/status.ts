import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { DisclosureSettings } from './settings.ts';
import { cellKey, studentsIn, type Table, type TableCell } from './table.ts';

/**
 * What a reader sees of a cell: its numbers; its students and that `few` of them meet the definition, or that few do
 * not (`nearly-all`); or nothing.
 */
export type Status = 'shown' | 'few' | 'nearly-all' | 'hidden';

/**
 * The status of every cell that follows from itself and from what must stay hidden, before others are hidden to protect
 * it. A group without students is shown as such, unless it was hidden before: then its end
 * would tell. At a place's first
 * release of a school year a wider margin holds.
 */
export function ownStatuses(
  { cells, index }: Table,
  settings: DisclosureSettings,
  earlier: { hidden: ReadonlySet<string>; isFirst: (placeId: string) => boolean },
): Status[] {
  const smallestAt = (placeId: string) =>
    earlier.isFirst(placeId) ? settings.atFirst.minimumStudents : settings.minimumStudents;
  const isSmall = (cell: TableCell | undefined) =>
    cell?.origin === 'counted' && studentsIn(cell) > 0 && studentsIn(cell) < smallestAt(cell.placeId);
  return cells.map((cell) => {
    const { placeId, group, origin } = cell;
    if (earlier.hidden.has(cellKey(placeId, group)) || origin === 'hidden-at-source') return 'hidden';
    if (origin === 'not-sent' || studentsIn(cell) === 0) return 'shown';
    const total = cells[index.get(cellKey(placeId, ALL_STUDENTS)) ?? -1];
    if (isSmall(total) || studentsIn(cell) < smallestAt(placeId)) return 'hidden';
    const coded = codeFor(cell, settings);
    // A rest has no place where a code could stand.
    return coded !== 'shown' && origin === 'rest' ? 'hidden' : coded;
  });
}

/** Whether the share of a group that is large enough would tell of too few students on one side. */
export function codeFor({ meets, not }: TableCell, { minimumEitherSide }: DisclosureSettings): Status {
  if (meets < minimumEitherSide) return 'few';
  return not < minimumEitherSide ? 'nearly-all' : 'shown';
}
