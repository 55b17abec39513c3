import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Reader } from './audit.ts';
import type { Query } from './evidence.ts';
import { both, FARTHEST, FIXED, type Freedom, freedomOf, isFree, type Range } from './freedom.ts';
import { type RowsWith, witnessOf } from './program.ts';
import type { DisclosureSettings } from './settings.ts';
import type { LinearProgram } from './solver.ts';
import type { Status } from './status.ts';
import { dimensionOfCell, studentsIn, type TableCell } from './table.ts';
import { deviationOf, type Witness } from './witness.ts';

/** As dear to hide as so many students: that a group has nobody says little, but only where nothing else helps. */
const NOBODY = 100;

/** What hiding a cell costs: more for many students, for larger places, and much more for a total. */
export function costOf(cell: TableCell): number {
  if (cell.origin === 'rest') return 0.01;
  const level = { school: 1, district: 3, region: 9 }[cell.level];
  return (1 + Math.log1p(studentsIn(cell) || NOBODY)) * level * (cell.group === ALL_STUDENTS ? 30 : 1);
}

/** Moving what is hidden already costs next to nothing, but not nothing, so that nothing moves in vain. */
const HIDDEN_COST = 0.001;
/** A coded cell tells less than a shown one, so hiding it costs less. */
const CODED_SHARE = 0.2;

export type Repair = Reader & {
  rowsWith: RowsWith;
  settings: DisclosureSettings;
  statuses: readonly Status[];
  /** What a reader who kept earlier releases leaves open of each cell, were it hidden now. */
  remembered: readonly Freedom[];
  /** Cells that are not to be hidden for a number's sake. */
  spares: (cell: TableCell, query: Query) => boolean;
  /** Whether the number is promised to be kept from this reader. */
  isPromise: boolean;
};

/** Cells to hide, and the table that this makes possible, where it came out in whole numbers. */
export type Remedy = { cells: number[]; witness: Witness | undefined };

/**
 * The cheapest further cells to hide so that a number can lie far enough from what a reader would know. Looked for nearby
 * first, since what is outside stays as it is then, and small programs are quick. Undefined where nothing that can be
 * hidden would help.
 * @throws SolverFault when the solver gives no answer
 */
export function repair(query: Query, reader: Repair): Remedy | undefined {
  for (const scope of scopesOf(query, reader)) {
    for (const direction of ['up', 'down'] as const) {
      const found = repairWithin(scope, query, direction, reader);
      if (found) return found;
    }
  }
  return undefined;
}

/**
 * The groups of one dimension trade students among themselves: in the district, or else anywhere. A total moves with
 * groups of every dimension. The whole tree is for what is promised only: it seldom brings more, and takes long.
 */
function scopesOf({ cell }: Query, { table: { cells }, isPromise }: Repair): number[][] {
  const everywhere = cells.map((_, index) => index);
  const at = (index: number) => cells[index] as TableCell;
  const { sectionId, group } = at(cell);
  const district = everywhere.filter((index) => at(index).sectionId === sectionId);
  if (group === ALL_STUDENTS) return [district, everywhere];
  const dimension = dimensionOfCell(group);
  const likewise = (index: number) => dimensionOfCell(at(index).group) === dimension;
  const scopes = [district.filter(likewise), everywhere.filter(likewise)];
  return isPromise ? [...scopes, everywhere] : scopes;
}

/** Columns of a cell: each side's way up and way down, so that a distance has a cost in both directions. */
const WAYS = 4;

function repairWithin(scope: number[], query: Query, direction: 'up' | 'down', reader: Repair): Remedy | undefined {
  const { table, statuses, solver } = reader;
  const freedoms = new Map(scope.map((index) => [index, freedomWhenHidden(index, query, reader)]));
  const movable = scope.filter((index) => isFree(freedoms.get(index) ?? FIXED));
  const position = new Map(movable.map((index, at) => [index, at * WAYS]));
  if (!position.has(query.cell)) return undefined;
  const target = targetOf(query, direction, reader);
  const program: LinearProgram = {
    columns: movable.flatMap((index) => waysOf(freedoms.get(index) ?? FIXED)),
    rows: [
      { ...target, entries: entriesOf(query, position) },
      ...movable.flatMap((index) => {
        const { students, meets, not } = freedoms.get(index) ?? FIXED;
        const [down, up] = students;
        if (down >= meets[0] + not[0] && up >= meets[1] + not[1]) return [];
        return [{ lower: -down, upper: up, entries: entriesOf({ cell: index, quantity: 'students' }, position) }];
      }),
      ...sumsOf(reader, position),
    ],
  };
  const costs = movable.flatMap((index, at) => {
    const cost = costWhenMoved(table.cells[index] as TableCell, statuses[index] ?? 'shown');
    return Array.from({ length: WAYS }, (_, way) => [at * WAYS + way, -cost] as const);
  });
  return solver.solve(program, (session) => {
    const values = session.maximize(costs);
    if (!values) return undefined;
    const remedy = remedyOf(values, movable, reader);
    if (remedy.cells.length > 0 || remedy.witness) return remedy;
    // Only fractions of students would move, which proves nothing.
    const whole = session.maximizeWhole(costs);
    return whole && remedyOf(whole, movable, reader);
  });
}

function remedyOf(values: Float64Array, movable: number[], reader: Repair): Remedy {
  const moves = movable.map((_, at) => {
    const [up = 0, down = 0, notUp = 0, notDown = 0] = values.subarray(at * WAYS, (at + 1) * WAYS);
    return [up - down, notUp - notDown] as const;
  });
  const cells = movable.filter((index, at) => {
    const [meets, not] = moves[at] ?? [0, 0];
    return Math.abs(meets) + Math.abs(not) > MOVES && !staysWithin(index, meets, not, reader);
  });
  return { cells, witness: witnessOf({ cells: movable }, Float64Array.from(moves.flat())) };
}

/** Less than this is not a movement but the solver's rounding. */
const MOVES = 1e-6;

function freedomWhenHidden(
  index: number,
  query: Query,
  { table, statuses, freedoms, remembered, settings, spares }: Repair,
): Freedom {
  if (statuses[index] === 'hidden') return freedoms[index] ?? FIXED;
  const cell = table.cells[index] as TableCell;
  if (cell.origin === 'not-sent' || spares(cell, query)) return freedoms[index] ?? FIXED;
  return both(remembered[index] ?? FIXED, freedomOf(cell, 'hidden', settings));
}

function costWhenMoved(cell: TableCell, status: Status): number {
  if (status === 'hidden') return HIDDEN_COST;
  return costOf(cell) * (status === 'shown' ? 1 : CODED_SHARE);
}

/** Whether a cell's present status leaves room for a movement. */
function staysWithin(index: number, meets: number, not: number, { freedoms }: Repair): boolean {
  const freedom = freedoms[index] ?? FIXED;
  const fits = (value: number, [down, up]: Range) => value >= -down - MOVES && value <= up + MOVES;
  return fits(meets, freedom.meets) && fits(not, freedom.not) && fits(meets + not, freedom.students);
}

/** Farther than any number moves. */
const BOUNDLESS = 4 * FARTHEST;

/** Where the number must come to, so that it lies `width` from the other end of what is known to be possible. */
function targetOf({ cell, quantity, width }: Query, direction: 'up' | 'down', { evidence }: Repair) {
  const { low, high } = evidence.spanOf({ cell, quantity });
  return direction === 'up'
    ? { lower: deviationOf(low, cell, quantity) + width, upper: BOUNDLESS }
    : { lower: -BOUNDLESS, upper: deviationOf(high, cell, quantity) - width };
}

function waysOf({ meets, not }: Freedom) {
  return [meets[1], meets[0], not[1], not[0]].map((upper) => ({ lower: 0, upper }));
}

function entriesOf({ cell, quantity }: Pick<Query, 'cell' | 'quantity'>, position: Map<number, number>) {
  const at = position.get(cell) ?? 0;
  const [meets, not] = [
    [[at, 1] as const, [at + 1, -1] as const],
    [[at + 2, 1] as const, [at + 3, -1] as const],
  ];
  return { students: [...meets, ...not], meets, not }[quantity];
}

function sumsOf({ rowsWith }: Repair, position: Map<number, number>): LinearProgram['rows'] {
  const rows = new Set([...position.keys()].flatMap((cell) => rowsWith[cell] ?? []));
  return [...rows].flatMap(({ total, parts }) => {
    const members = [[total, -1] as const, ...parts.map((part) => [part, 1] as const)].flatMap(([cell, sign]) => {
      const at = position.get(cell);
      return at === undefined ? [] : [{ at, sign }];
    });
    return [0, 2].map((side) => ({
      lower: 0,
      upper: 0,
      entries: members.flatMap(({ at, sign }) => [[at + side, sign] as const, [at + side + 1, -sign] as const]),
    }));
  });
}
