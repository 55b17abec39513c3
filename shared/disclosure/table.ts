import type { Place } from '../catalog/place.ts';
import { type PlaceTree, placeTree } from '../catalog/place-tree.ts';
import { ALL_STUDENTS, dimensionOf, type StudentGroup } from '../catalog/student-group.ts';
import type { Measure } from '../measures/measure.ts';
import { compareText } from './compare-text.ts';

/** One student group at one place: `meets` the definition or does `not`, together its students. */
export type TableCell = {
  placeId: string;
  level: Place['kind'];
  /** The district that the place is or lies in, or else the place: what a repair looks at first. */
  sectionId: string;
  group: StudentGroup;
  meets: number;
  not: number;
  /**
   * `counted` cells are shown unless decided otherwise. `hidden-at-source` came without numbers; a completion stands in
   * for them. `rest` are students in none of the groups that were sent: never shown, but easily told from what is.
   * `not-sent` is a total that did not come; whoever adds up the groups has it.
   */
  origin: 'counted' | 'hidden-at-source' | 'rest' | 'not-sent';
};

/** Cells, by their index, that add up: the parts to the total, up to an offset that every reader is thought to know. */
export type TableRow = { total: number; parts: number[] };

/** Everything that adds up in one indicator and period over a tree of places, in an order that only the ids decide. */
export type Table = {
  cells: TableCell[];
  rows: TableRow[];
  /** Index of a cell by {@link cellKey}. */
  index: Map<string, number>;
};

/** Names a cell, the same in every period. */
export const cellKey = (placeId: string, group: StudentGroup): string => `${placeId} ${group}`;

/** The group of students whom no sent group of a dimension counts. */
const REST = 'rest of';
const restOf = (dimension: string) => `${REST} ${dimension}`;
/** The dimension of a cell's group, the rest of a dimension included. */
export const dimensionOfCell = (group: StudentGroup): string =>
  group.startsWith(REST) ? group.slice(REST.length + 1) : dimensionOf(group);

export const studentsIn = ({ meets, not }: Pick<TableCell, 'meets' | 'not'>): number => meets + not;

/** The numbers of a measured region do not fit each other or themselves; nothing can be decided from them. */
export class BadTable extends Error {
  override name = 'BadTable';
}

/**
 * Lays out the true counts of a tree of places as cells and rows. A dimension whose groups come to less than the place's
 * students has a further cell for the rest: showing English learners alone publishes the others.
 * @throws BadTable when a count is negative, broken, or more than its whole
 */
export function layOut(measures: Measure[], places: Place[]): Table {
  const tree = placeTree(places);
  const ordered = measures.toSorted((a, b) => compareText(a.placeId, b.placeId));
  const cells = ordered.flatMap((measure) => cellsOf(measure, where(measure.placeId, tree)));
  const index = new Map(cells.map(({ placeId, group }, at) => [cellKey(placeId, group), at]));
  const children = Map.groupBy(ordered, ({ placeId }) => tree.get(placeId)?.parentId);
  const table = { cells, rows: [], index };
  addRests(table, ordered);
  const rows = [
    ...ordered.flatMap((measure) => dimensionRows(table, measure)),
    ...ordered.flatMap((measure) => placeRows(table, measure, children.get(measure.placeId) ?? [])),
  ];
  return { ...table, rows };
}

type Where = Pick<TableCell, 'placeId' | 'level' | 'sectionId'>;

function where(placeId: string, tree: PlaceTree): Where {
  return {
    placeId,
    level: tree.get(placeId)?.kind ?? 'school',
    sectionId: tree.districtOf(placeId)?.id ?? placeId,
  };
}

function cellsOf({ cells }: Measure, at: Where): TableCell[] {
  const groups = Object.keys(cells).sort(compareText);
  const sent = groups.map((group): TableCell => {
    const cell = cells[group] ?? 'suppressed-at-source';
    if (cell === 'suppressed-at-source') {
      return { ...at, group, meets: 0, not: 0, origin: 'hidden-at-source' };
    }
    const { numerator, denominator } = cell;
    if (![numerator, denominator].every(Number.isSafeInteger) || numerator < 0 || numerator > denominator) {
      throw new BadTable(
        `Counts of ${group} at ${at.placeId} are not whole numbers from 0 up to the students counted.`,
      );
    }
    return { ...at, group, meets: numerator, not: denominator - numerator, origin: 'counted' };
  });
  if (sent.length === 0 || ALL_STUDENTS in cells) return sent;
  return [{ ...at, group: ALL_STUDENTS, meets: 0, not: 0, origin: 'not-sent' }, ...sent];
}

/** The index of those cells that are there. */
const indexOf = ({ index }: Table, placeId: string, groups: StudentGroup[]) =>
  groups.flatMap((group) => index.get(cellKey(placeId, group)) ?? []);

function sentGroups(table: Table, { placeId, cells, without = {} }: Measure) {
  const groups = Object.keys(cells).filter((group) => group !== ALL_STUDENTS);
  return [...Map.groupBy(groups.sort(compareText), dimensionOf)].map(([dimension, own]) => ({
    dimension,
    /** Where a part of the place is not in a dimension, all its students are what the groups lack to the total. */
    parts: [
      ...indexOf(table, placeId, own),
      ...(without[dimension] ?? []).flatMap((part) => indexOf(table, part, [ALL_STUDENTS])),
    ],
  }));
}

function addRests(table: Table, measures: Measure[]): void {
  const { cells, index } = table;
  for (const measure of measures) {
    const total = cells[index.get(cellKey(measure.placeId, ALL_STUDENTS)) ?? -1];
    if (total?.origin !== 'counted') continue;
    for (const { dimension, parts } of sentGroups(table, measure)) {
      const known = parts.map((part) => cells[part] as TableCell);
      if (known.some(({ origin }) => origin !== 'counted')) continue;
      const meets = total.meets - known.reduce((sum, cell) => sum + cell.meets, 0);
      const not = total.not - known.reduce((sum, cell) => sum + cell.not, 0);
      if (meets < 0 || not < 0 || meets + not === 0) continue;
      const group = restOf(dimension);
      index.set(cellKey(total.placeId, group), cells.push({ ...total, group, meets, not, origin: 'rest' }) - 1);
    }
  }
}

function dimensionRows(table: Table, measure: Measure): TableRow[] {
  const [total] = indexOf(table, measure.placeId, [ALL_STUDENTS]);
  if (total === undefined) return [];
  return sentGroups(table, measure).map(({ dimension, parts }) => ({
    total,
    parts: [...parts, ...indexOf(table, measure.placeId, [restOf(dimension)])],
  }));
}

/** A group that only the whole place counts adds up to nothing: its students are counted elsewhere. */
function placeRows(table: Table, { placeId, cells, without = {} }: Measure, children: Measure[]): TableRow[] {
  const groups = Object.keys(cells);
  const dimensions = new Set(groups.filter((group) => group !== ALL_STUDENTS).map(dimensionOf));
  const rests = [...dimensions].map(restOf);
  return [...groups.sort(compareText), ...rests.sort(compareText)].flatMap((group) => {
    const [total] = indexOf(table, placeId, [group]);
    const left = new Set(without[dimensionOfCell(group)]);
    const told = children.filter((child) => !left.has(child.placeId));
    const parts = told.flatMap((child) => indexOf(table, child.placeId, [group]));
    if (total === undefined || parts.length === 0) return [];
    const isElsewhere = isCounted(table.cells[total]) && !parts.some((part) => isCounted(table.cells[part]));
    return isElsewhere ? [] : [{ total, parts }];
  });
}

const isCounted = (cell: TableCell | undefined) =>
  cell !== undefined && (cell.origin === 'hidden-at-source' || studentsIn(cell) > 0);
