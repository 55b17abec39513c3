import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { LinearProgram, Solver } from './solver.ts';
import type { Table, TableCell, TableRow } from './table.ts';

/** No group of a place that reports to a partnership has more students. */
const MOST = 1_000_000;
/** Of an unknown cell: those who meet the definition and those who do not. Of a row: what is missing or too much in each. */
const [SIDES, SLACKS] = [2, 4];

/**
 * Puts whole numbers, any that add up, where the source hid its own: the anchor from which a reader's room is measured.
 * Where what the source shows does not add up, so that no such numbers exist, the row's other groups are taken as hidden
 * too: a disagreement is no ground to show anything.
 * @throws SolverFault when the solver gives no answer
 */
export function complete(table: Table, solver: Solver): Table {
  const unknown = table.cells.flatMap(({ origin }, index) => (origin === 'hidden-at-source' ? [index] : []));
  if (unknown.length === 0) return table;
  const isUnknown = new Set(unknown);
  const rows = table.rows.filter(
    (row) => isTold(row, table) && [row.total, ...row.parts].some((c) => isUnknown.has(c)),
  );
  const position = new Map(unknown.map((cell, at) => [cell, at * SIDES]));
  const program = programOf(rows, table, position);
  const firstSlack = unknown.length * SIDES;
  const weights = program.columns.flatMap((_, column) => (column < firstSlack ? [] : [[column, -1] as const]));
  const values = solver.solve(program, (session) => session.maximizeWhole(weights)) ?? new Float64Array();
  const disagreeing = rows.filter((_, row) =>
    values.subarray(firstSlack + row * SLACKS, firstSlack + (row + 1) * SLACKS).some((slack) => slack > 0.5),
  );
  const doubtful = new Set(disagreeing.flatMap(({ total, parts }) => [total, ...parts]));
  const cells = table.cells.map((cell, index): TableCell => {
    const at = position.get(index);
    if (at !== undefined) return { ...cell, meets: Math.round(values[at] ?? 0), not: Math.round(values[at + 1] ?? 0) };
    const isTotal = cell.group === ALL_STUDENTS;
    return doubtful.has(index) && !isTotal && cell.origin === 'counted'
      ? { ...cell, origin: 'hidden-at-source' }
      : cell;
  });
  return { ...table, cells };
}

/** A total that did not come says nothing of its groups. */
const isTold = ({ total }: TableRow, { cells }: Table) => cells[total]?.origin !== 'not-sent';

function programOf(rows: TableRow[], { cells }: Table, position: ReadonlyMap<number, number>): LinearProgram {
  const unknowns = Array.from({ length: position.size * SIDES }, () => ({ lower: 0, upper: MOST }));
  const slacks = Array.from({ length: rows.length * SLACKS }, () => ({ lower: 0, upper: MOST }));
  const sums = rows.flatMap(({ total, parts }, row) => {
    const members = [[total, -1] as const, ...parts.map((part) => [part, 1] as const)];
    return (['meets', 'not'] as const).map((side, at) => {
      const known = members.reduce(
        (sum, [cell, sign]) => sum + (position.has(cell) ? 0 : sign * (cells[cell]?.[side] ?? 0)),
        0,
      );
      const slack = unknowns.length + row * SLACKS + at * 2;
      const entries = members.flatMap(([cell, sign]) => {
        const column = position.get(cell);
        return column === undefined ? [] : [[column + at, sign] as const];
      });
      return {
        lower: 0 - known,
        upper: 0 - known,
        entries: [...entries, [slack, 1] as const, [slack + 1, -1] as const],
      };
    });
  });
  return { columns: [...unknowns, ...slacks], rows: sums };
}
