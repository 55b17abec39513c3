import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS, dimensionOf, type StudentGroup } from '../catalog/student-group.ts';
import type { Measure } from '../measures/measure.ts';

/** One group at one place: how many students, and whether it is hidden. Students hidden by the source are not known. */
export type DecidedCell = { placeId: string; group: StudentGroup; students: number | undefined; hidden: boolean };

/** Cells by place and group. */
export type Cells = Map<string, Map<StudentGroup, DecidedCell>>;

/** Numbers that a reader can add up: the parts, and what they come to. */
export type Row = { total: DecidedCell; parts: DecidedCell[] };

/**
 * Every way in which the cells of a tree add up, in an order that depends on nothing but the ids: the groups of a
 * dimension to all students of a place, and a group at the parts of a place to the same group at the whole. Schools may
 * come to more than their district, where a student counts once; the reader is thought to know by how much.
 */
export function rowsOf(measures: Measure[], places: Place[], cells: Cells): Row[] {
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]));
  const ordered = measures.toSorted((a, b) => compareText(a.placeId, b.placeId));
  const children = Map.groupBy(ordered, ({ placeId }) => parents.get(placeId));
  return [
    ...ordered.flatMap((measure) => dimensionRows(measure, cells)),
    ...ordered.flatMap((measure) => placeRows(measure, children.get(measure.placeId) ?? [], cells)),
  ];
}

/** Where a part of the place is not in a dimension, its students are what the groups lack to the total. */
function dimensionRows({ placeId, without = {} }: Measure, cells: Cells): Row[] {
  const own = cells.get(placeId);
  const total = own?.get(ALL_STUDENTS);
  if (!own || !total) return [];
  const groups = [...own.values()].filter(({ group }) => group !== ALL_STUDENTS).sort(byGroup);
  return [...Map.groupBy(groups, ({ group }) => dimensionOf(group))].map(([dimension, parts]) => {
    const lacking = (without[dimension] ?? []).flatMap((part) => cells.get(part)?.get(ALL_STUDENTS) ?? []);
    return { total, parts: [...parts, ...lacking] };
  });
}

function placeRows({ placeId, without = {} }: Measure, children: Measure[], cells: Cells): Row[] {
  return [...(cells.get(placeId)?.values() ?? [])].sort(byGroup).flatMap((total) => {
    const left = new Set(without[dimensionOf(total.group)]);
    const added = children.filter((child) => !left.has(child.placeId));
    const parts = added.flatMap((child) => cells.get(child.placeId)?.get(total.group) ?? []);
    return parts.length > 0 ? [{ total, parts }] : [];
  });
}

const byGroup = (a: DecidedCell, b: DecidedCell) => compareText(a.group, b.group);

/** Orders text by its code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
