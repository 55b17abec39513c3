import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { cellKey, type DecidedCell } from './decide.ts';

/** Numbers that a reader can add up: the parts, and what they come to. */
export type Row = { total: DecidedCell; parts: DecidedCell[] };

/**
 * Every way in which the cells add up: the groups of a dimension to all students of a place, and a group at the parts of
 * a place to the same group at the whole. Schools may come to more than their district, where a student counts once; the
 * reader is thought to know by how much.
 */
export function addUpRows(cells: Map<string, DecidedCell>, places: Place[]): Row[] {
  const all = [...cells.values()].sort((a, b) => (cellKey(a.placeId, a.group) < cellKey(b.placeId, b.group) ? -1 : 1));
  return [...dimensionRows(all, cells), ...placeRows(all, cells, places)];
}

function dimensionRows(all: DecidedCell[], cells: Map<string, DecidedCell>): Row[] {
  const grouped = Map.groupBy(
    all.filter(({ group }) => group !== ALL_STUDENTS),
    ({ placeId, group }) => cellKey(placeId, group.slice(0, group.indexOf(':'))),
  );
  return [...grouped.values()].flatMap((parts) => {
    const total = cells.get(cellKey(parts[0]?.placeId ?? '', ALL_STUDENTS));
    return total ? [{ total, parts }] : [];
  });
}

function placeRows(all: DecidedCell[], cells: Map<string, DecidedCell>, places: Place[]): Row[] {
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]));
  const grouped = Map.groupBy(all, ({ placeId, group }) => cellKey(parents.get(placeId) ?? '', group));
  return [...grouped].flatMap(([whole, parts]) => {
    const total = cells.get(whole);
    return total ? [{ total, parts }] : [];
  });
}
