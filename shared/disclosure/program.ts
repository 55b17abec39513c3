import { FARTHEST, FIXED, type Freedom, isFree, type Range } from './freedom.ts';
import type { LinearProgram } from './solver.ts';
import type { Table, TableRow } from './table.ts';
import type { Quantity, Witness } from './witness.ts';

/** Cells that can only move together, and the rows that hold them together. */
export type Component = { cells: number[]; rows: TableRow[] };

/** The part of what is free that a cell belongs to: what a reader can do in it, says nothing of other parts. */
function componentAround(cell: number, rowsWith: RowsWith, freedoms: readonly Freedom[]): Component {
  const cells = new Set([cell]);
  const rows = new Set<TableRow>();
  for (const member of cells) {
    for (const row of rowsWith[member] ?? []) {
      if (rows.has(row)) continue;
      rows.add(row);
      for (const one of [row.total, ...row.parts]) if (isFree(freedoms[one] ?? FIXED)) cells.add(one);
    }
  }
  return { cells: [...cells].sort((a, b) => a - b), rows: [...rows] };
}

/** All parts of what is free that share no row. */
export function componentsOf(rowsWith: RowsWith, freedoms: readonly Freedom[]): Component[] {
  const placed = new Set<number>();
  return freedoms.flatMap((freedom, cell) => {
    if (!isFree(freedom) || placed.has(cell)) return [];
    const component = componentAround(cell, rowsWith, freedoms);
    for (const one of component.cells) placed.add(one);
    return [component];
  });
}

/** By cell, the rows that it is in. */
export type RowsWith = readonly (readonly TableRow[])[];

export function rowsWithCells({ cells, rows }: Pick<Table, 'cells' | 'rows'>): RowsWith {
  const found: TableRow[][] = cells.map(() => []);
  for (const row of rows) for (const cell of [row.total, ...row.parts]) found[cell]?.push(row);
  return found;
}

/** Columns of a cell: those who meet the definition first, then those who do not. */
const SIDES = 2;

/** All tables that a reader must think possible within a component, as a linear program of deviations from the truth. */
export function programOf({ cells, rows }: Component, freedoms: readonly Freedom[]): LinearProgram {
  const position = new Map(cells.map((cell, at) => [cell, at * SIDES]));
  const columns = cells.flatMap((cell) => {
    const { meets, not } = freedoms[cell] as Freedom;
    return [bounds(meets), bounds(not)];
  });
  const held = cells.flatMap((cell) => {
    const { meets, not, students } = freedoms[cell] as Freedom;
    const [down, up] = [meets[0] + not[0], meets[1] + not[1]];
    if (students[0] >= down && students[1] >= up) return [];
    const at = position.get(cell) ?? 0;
    return [{ ...bounds(students), entries: [[at, 1] as const, [at + 1, 1] as const] }];
  });
  const sums = rows.flatMap(({ total, parts }) => {
    const members = [[total, -1] as const, ...parts.map((part) => [part, 1] as const)].filter(([cell]) =>
      position.has(cell),
    );
    return [0, 1].map((side) => ({
      lower: 0,
      upper: 0,
      entries: members.map(([cell, sign]) => [(position.get(cell) ?? 0) + side, sign] as const),
    }));
  });
  return { columns, rows: [...held, ...sums] };
}

const bounds = ([down, up]: Range) => ({ lower: -Math.min(down, FARTHEST * SIDES), upper: up });

/** A number of a component's cell, the how-manieth is `at`, as a weighted sum of its program's columns. */
export function weightsOf(at: number, quantity: Quantity, weight: number): (readonly [number, number])[] {
  const [meets, not] = [
    [at * SIDES, weight],
    [at * SIDES + 1, weight],
  ] as const;
  return { students: [meets, not], meets: [meets], not: [not] }[quantity];
}

/** A solution as a witness; undefined where it is not in whole numbers, and thus proves nothing. */
export function witnessOf({ cells }: Pick<Component, 'cells'>, values: Float64Array): Witness | undefined {
  const witness = new Map<number, readonly [number, number]>();
  for (const [at, cell] of cells.entries()) {
    const [meets, not] = [values[at * SIDES] ?? 0, values[at * SIDES + 1] ?? 0];
    const whole = [Math.round(meets) + 0, Math.round(not) + 0] as const;
    if (Math.abs(meets - whole[0]) > WHOLE || Math.abs(not - whole[1]) > WHOLE) return undefined;
    if (whole[0] !== 0 || whole[1] !== 0) witness.set(cell, whole);
  }
  return witness;
}

/** What a solver leaves of a whole number. */
const WHOLE = 1e-5;
