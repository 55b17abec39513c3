import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { audit } from './audit.ts';
import { type Evidence, type Query, queriesOf } from './evidence.ts';
import { both, FIXED, type Freedom, freedomOf, UNKNOWN } from './freedom.ts';
import { type Component, componentsOf, type RowsWith, rowsWithCells } from './program.ts';
import { repair } from './repair.ts';
import type { DisclosureSettings } from './settings.ts';
import type { Solver } from './solver.ts';
import { codeFor, type Status } from './status.ts';
import { dimensionOfCell, studentsIn, type Table, type TableCell } from './table.ts';
import { agrees } from './witness.ts';

/** A decision in the making. */
export type State = {
  table: Table;
  settings: DisclosureSettings;
  solver: Solver;
  /** By cell, how far apart its numbers must be able to lie. */
  widths: { students: number; eitherSide: number }[];
  statuses: Status[];
  evidence: Evidence;
};

/** Nothing that may be hidden protects some number. Nothing new may be shown. */
export class Unprotectable extends Error {
  override name = 'Unprotectable';
}

/** Who is protected against: a reader of this release, or one who also kept what `remembered` says. */
export type Against = {
  /** By cell, what earlier releases left open. */
  remembered?: readonly Freedom[];
  /** Numbers that are past protecting. */
  isGivenUp?: (query: Query) => boolean;
  /** Cells that are not to be hidden for a number's sake. */
  spares?: (cell: TableCell, query: Query) => boolean;
};

/**
 * Hides the cheapest further cells until nothing hidden is too near to known, and gives the numbers for which nothing
 * helps.
 */
export function protect(state: State, against: Against = {}): Query[] {
  const { isGivenUp = () => false } = against;
  const rowsWith = rowsWithCells(state.table);
  const freedoms = state.table.cells.map((_, cell) => freedomNow(cell, state, against));
  const view: View = { ...state, freedoms, rowsWith };
  const beyondHelp = new Map<string, Query>();
  const isWanted = (query: Query) => !beyondHelp.has(nameOf(query)) && !isGivenUp(query);
  for (;;) {
    const audits = componentsOf(rowsWith, freedoms).map((component) => {
      const queries = queriesIn(state, freedoms, component).filter(isWanted);
      return audit(component, { ...view, queries }, (open) => oneOfEach(open, state.table));
    });
    const narrow = audits.flatMap((one) => one.narrow);
    if (narrow.length === 0 && audits.every(({ untried }) => untried === 0)) return [...beyondHelp.values()];
    for (const query of narrow) {
      if (view.evidence.holds(query) || mend(query, view, against)) continue;
      beyondHelp.set(nameOf(query), query);
    }
  }
}

/** A decision in the making, and what its reader leaves open of each cell as things are now. */
type View = State & { freedoms: Freedom[]; rowsWith: RowsWith };

function freedomNow(cell: number, { table, statuses, settings }: State, { remembered }: Against): Freedom {
  const own = freedomOf(cellAt(table, cell), statuses[cell] ?? 'hidden', settings);
  return remembered ? both(own, remembered[cell] ?? FIXED) : own;
}

/** The numbers of a component that must be kept. */
function queriesIn({ widths }: State, freedoms: readonly Freedom[], { cells }: Component): Query[] {
  return cells.flatMap((cell) => {
    const own = widths[cell];
    return own ? queriesOf(cell, freedoms[cell] ?? FIXED, own) : [];
  });
}

const nameOf = ({ cell, quantity }: Query): string => `${cell} ${quantity}`;

/** Hides what a number needs; false where nothing that can be hidden helps. */
function mend(query: Query, view: View, against: Against): boolean {
  const { table, statuses, evidence, freedoms } = view;
  const { remembered = table.cells.map(() => UNKNOWN), spares = () => false } = against;
  const remedy = repair(query, { ...view, remembered, spares, isPromise: against.remembered === undefined });
  if (!remedy) return false;
  for (const cell of remedy.cells) {
    statuses[cell] = 'hidden';
    freedoms[cell] = freedomNow(cell, view, against);
  }
  const { witness } = remedy;
  if (witness && agrees(witness, table, freedoms)) evidence.add(witness);
  return remedy.cells.length > 0 || evidence.holds(query);
}

/** One number for each district and dimension: what is hidden for one often serves the others too. */
function oneOfEach(open: Query[], table: Table): Query[] {
  const widestFirst = open.toSorted((a, b) => b.width - a.width);
  const first = new Map<string, Query>();
  for (const query of widestFirst) {
    const { sectionId, group } = cellAt(table, query.cell);
    const kind = `${sectionId} ${dimensionOfCell(group)}`;
    if (!first.has(kind)) first.set(kind, query);
  }
  return [...first.values()];
}

/** What is hidden, step by step, where single cells do not help: the dimension, the place, the places beside it. */
const steps: ((table: Table, cell: number) => number[])[] = [
  (table, cell) => {
    const { placeId, group } = cellAt(table, cell);
    const dimension = dimensionOfCell(group);
    return where(table, (one) => one.placeId === placeId && dimensionOfCell(one.group) === dimension);
  },
  (table, cell) => where(table, ({ placeId }) => placeId === cellAt(table, cell).placeId),
  (table, cell) => {
    const { sectionId, level } = cellAt(table, cell);
    return where(table, (one) => one.sectionId === sectionId && one.level === level && one.group === ALL_STUDENTS);
  },
];

/**
 * Protects everything that is promised from a reader of this release alone; where single cells do not help, by hiding
 * whole dimensions and places.
 * @throws Unprotectable when even that does not help
 */
export function protectOneRelease(state: State): void {
  for (const step of [...steps, undefined]) {
    const open = protect(state).filter((query) => isPromised(query, state));
    if (open.length === 0) return;
    if (!step) throw new Unprotectable(`${open.length} numbers cannot be protected by hiding others.`);
    for (const { cell } of open) {
      for (const hidden of step(state.table, cell)) {
        if (isHideable(state.table, hidden)) state.statuses[hidden] = 'hidden';
      }
    }
  }
}

const cellAt = ({ cells }: Table, cell: number) => cells[cell] as Table['cells'][number];
const where = ({ cells }: Table, holds: (cell: Table['cells'][number]) => boolean) =>
  cells.flatMap((cell, index) => (holds(cell) ? [index] : []));
const isHideable = (table: Table, cell: number) => cellAt(table, cell).origin !== 'not-sent';

/** Small groups, few students on one side, and what the source hid are promised; further hidden cells are not. */
export function isPromised({ cell, quantity }: Query, { table, settings }: State): boolean {
  const one = cellAt(table, cell);
  if (one.origin === 'hidden-at-source' || studentsIn(one) < settings.minimumStudents) return true;
  return quantity !== 'students' && codeFor(one, settings) !== 'shown';
}
