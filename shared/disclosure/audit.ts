import type { Evidence, Query } from './evidence.ts';
import type { Freedom } from './freedom.ts';
import { type Component, programOf, weightsOf, witnessOf } from './program.ts';
import { randomNumbers } from './random.ts';
import type { Solver } from './solver.ts';
import type { Table } from './table.ts';
import { agrees, opposite } from './witness.ts';

/** After so many sums in a row that settle nothing, numbers are looked at one by one. */
const PATIENCE = 1;

type Weights = (readonly [column: number, weight: number])[];

/** What an audit found: numbers that are too near to known, and how many others it left open. */
export type Audited = { narrow: Query[]; untried: number };

/**
 * Looks for two whole tables, for every number that must be kept, which agree with all that a reader knows and lie far
 * enough apart in that number. Adds what it finds to the evidence. Sums of numbers settle most of them at once; of what is
 * open then, `choose` tells which to try one by one.
 * @throws SolverFault when the solver gives no answer
 */
export function audit(
  component: Component,
  { freedoms, queries, evidence, solver }: Reader & { queries: Query[] },
  choose = (open: Query[]) => open,
): Audited {
  const isOpen = (query: Query) => !evidence.holds(query);
  if (!queries.some(isOpen)) return { narrow: [], untried: 0 };
  const position = new Map(component.cells.map((cell, at) => [cell, at]));
  const weigh = ({ cell, quantity }: Query, weight: number): Weights =>
    weightsOf(position.get(cell) ?? 0, quantity, weight);
  const program = programOf(component, freedoms);
  return solver.solve(
    program,
    (session) => {
      const look = (weights: Weights, whole = false) => {
        const values = whole ? session.maximizeWhole(weights) : session.maximize(weights);
        const witness = values && witnessOf(component, values);
        for (const one of witness ? [witness, opposite(witness)] : []) {
          if (agrees(one, component, freedoms)) evidence.add(one);
        }
        return witness !== undefined;
      };
      lookAtSums(queries, isOpen, weigh, look);
      const tried = choose(queries.filter(isOpen));
      for (const query of tried) if (isOpen(query)) settle(query, isOpen, weigh, look);
      const narrow = tried.filter(isOpen);
      return { narrow, untried: queries.filter(isOpen).length - narrow.length };
    },
    true,
  );
}

/** Everything that an audit goes by: the table, what a reader leaves open of it, and what was found so far. */
export type Reader = { table: Table; freedoms: readonly Freedom[]; evidence: Evidence; solver: Solver };

/** Sums of all open numbers with random signs: one answer settles many. */
function lookAtSums(
  queries: Query[],
  isOpen: (query: Query) => boolean,
  weigh: (query: Query, weight: number) => Weights,
  look: (weights: Weights) => boolean,
): void {
  const random = randomNumbers(queries.length);
  let open = queries.filter(isOpen);
  for (let fruitless = 0; fruitless < PATIENCE && open.length > 1; ) {
    look(addUp(open.flatMap((query) => weigh(query, random() < 0.5 ? -1 : 1))));
    const left = open.filter(isOpen);
    fruitless = left.length < open.length ? 0 : fruitless + 1;
    open = left;
  }
}

function addUp(weights: Weights): Weights {
  const sums = new Map<number, number>();
  for (const [column, weight] of weights) sums.set(column, (sums.get(column) ?? 0) + weight);
  return [...sums];
}

/** Moves one number as far up and down as it goes; in whole numbers where the plain solution is not whole. */
function settle(
  query: Query,
  isOpen: (query: Query) => boolean,
  weigh: (query: Query, weight: number) => Weights,
  look: (weights: Weights, whole?: boolean) => boolean,
): void {
  for (const sign of [1, -1]) {
    if (!isOpen(query)) return;
    const weights = weigh(query, sign);
    const isWhole = look(weights);
    if (isOpen(query) && !isWhole) look(weights, true);
  }
}
