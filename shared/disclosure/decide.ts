import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Measure } from '../measures/measure.ts';
import type { Released } from './release.ts';
import { type Cells, compareText, type DecidedCell, type Row, rowsOf } from './rows.ts';

/**
 * Decides what may be shown of one indicator and period in the whole tree of places.
 *
 * Hidden are: groups of fewer students than the minimum, everything at a place that has fewer in all, and what the source
 * itself hid. Then further cells are hidden until nothing hidden follows by adding and subtracting shown numbers, from
 * the groups of a dimension and their total, or from the parts of a place and the whole: wherever numbers add up, either
 * nothing is hidden, or at least two numbers are, with at least the minimum of students between them. The smallest
 * suitable number is taken; where none is left, the total is hidden too. Students and those who meet the definition add
 * up along the same rows, so what protects the one protects the other. A hidden cell is never 0; a cell without students
 * is shown as such.
 *
 * What is promised holds against subtraction within one release. It is no protection yet against combining releases
 * over time, against solving several dimensions at once, or against guessing from the rule by which cells were chosen.
 */
export function decideRelease(measures: Measure[], places: Place[], minimum: number): Released[] {
  const cells = cellsOf(measures);
  for (const cell of all(cells)) if (isSmall(cell, minimum)) hide(cell, cells);
  for (const own of cells.values()) standInForTotal(own);
  coverRows(rowsOf(measures, places, cells), cells, minimum);
  return measures.map((measure) => release(measure, cells));
}

/** Hides further cells until every row is covered. What a hidden cell brings about is settled before going on. */
function coverRows(rows: Row[], cells: Cells, minimum: number): void {
  const rowsWith = new Map<DecidedCell, Row[]>();
  for (const row of rows) {
    for (const cell of [row.total, ...row.parts]) rowsWith.set(cell, [...(rowsWith.get(cell) ?? []), row]);
  }
  const open = rows.toReversed();
  for (let row = open.pop(); row; row = open.pop()) {
    const next = nextToHide(row, minimum);
    if (!next) continue;
    const hidden = hide(next, cells);
    open.push(row, ...hidden.flatMap((cell) => rowsWith.get(cell) ?? []).reverse());
  }
}

function cellsOf(measures: Measure[]): Cells {
  return new Map(
    measures.map(({ placeId, cells }) => [
      placeId,
      new Map(
        Object.entries(cells).map(([group, cell]) => {
          const students = cell === 'suppressed-at-source' ? undefined : cell.denominator;
          return [group, { placeId, group, students, hidden: false }];
        }),
      ),
    ]),
  );
}

const all = (cells: Cells) => [...cells.values()].flatMap((own) => [...own.values()]);

function isSmall({ students }: DecidedCell, minimum: number): boolean {
  return students === undefined || (students > 0 && students < minimum);
}

/** Hides a cell; with the total of a place every group of it, since the groups come to the total. Gives what it hid. */
function hide(cell: DecidedCell, cells: Cells): DecidedCell[] {
  const groups = cell.group === ALL_STUDENTS ? [...(cells.get(cell.placeId)?.values() ?? [])] : [];
  const hidden = [cell, ...groups.filter((group) => group !== cell && group.students !== 0)];
  for (const one of hidden) one.hidden = true;
  return hidden;
}

/** A place may come without a total; every complete dimension tells it, so it is treated as known. */
function standInForTotal(own: Map<string, DecidedCell>): void {
  const [any] = own.values();
  if (!any || own.has(ALL_STUDENTS)) return;
  own.set(ALL_STUDENTS, { placeId: any.placeId, group: ALL_STUDENTS, students: undefined, hidden: false });
}

/** The cell that a row still needs hidden, so that it gives no hidden one away; undefined where it gives none. */
function nextToHide({ total, parts }: Row, minimum: number): DecidedCell | undefined {
  const hidden = parts.filter((part) => part.hidden);
  const students = hidden.reduce((sum, part) => sum + (part.students ?? 0), 0);
  const isCovered = total.hidden
    ? hidden.length > 0
    : hidden.length === 0 || (hidden.length > 1 && students >= minimum);
  if (isCovered) return undefined;
  const [smallest] = parts.filter((part) => !part.hidden && part.students !== 0).sort(bySize);
  if (smallest) return smallest;
  return total.hidden || total.students === 0 ? undefined : total;
}

function bySize(a: DecidedCell, b: DecidedCell): number {
  const [one, two] = [a.students ?? Number.MAX_VALUE, b.students ?? Number.MAX_VALUE];
  return one - two || compareText(a.placeId, b.placeId) || compareText(a.group, b.group);
}

function release({ indicatorId, placeId, period, parts, without, cells: counted }: Measure, cells: Cells): Released {
  const shown = Object.entries(counted).map(([group, cell]) => {
    const isHidden = cell === 'suppressed-at-source' || cells.get(placeId)?.get(group)?.hidden;
    return [group, isHidden ? 'hidden' : cell] as const;
  });
  return { indicatorId, placeId, period, parts, ...(without && { without }), cells: Object.fromEntries(shown) };
}
