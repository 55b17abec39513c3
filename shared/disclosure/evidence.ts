import type { Freedom } from './freedom.ts';
import { deviationOf, type Quantity, quantities, TRUTH, type Witness } from './witness.ts';

/** One number that a reader must not come too near to. */
export type Query = { cell: number; quantity: Quantity; width: number };

/** The witnesses between which a number is known to lie, for all that a reader can tell. */
export type Span = { low: Witness; high: Witness };

/** Witnesses found so far, and for each number the two that lie farthest apart. */
export type Evidence = {
  add(witness: Witness): void;
  spanOf(query: Pick<Query, 'cell' | 'quantity'>): Span;
  /** The distance between both ends of the span. */
  reachOf(query: Pick<Query, 'cell' | 'quantity'>): number;
  holds(query: Query): boolean;
};

/** No number must be able to lie farther apart than this, so a witness for more is not kept. */
const ENOUGH = 10;

type Values = [value: number, lowest: number, highest: number];

export function createEvidence(): Evidence {
  const spans = new Map<number, Span>();
  const slot = (cell: number, quantity: Quantity) => cell * quantities.length + quantities.indexOf(quantity);
  const spanOf: Evidence['spanOf'] = ({ cell, quantity }) =>
    spans.get(slot(cell, quantity)) ?? { low: TRUTH, high: TRUTH };
  const reachOf: Evidence['reachOf'] = ({ cell, quantity }) => {
    const { low, high } = spanOf({ cell, quantity });
    return deviationOf(high, cell, quantity) - deviationOf(low, cell, quantity);
  };

  function add(witness: Witness): void {
    for (const cell of witness.keys()) {
      for (const quantity of quantities) {
        const { low, high } = spanOf({ cell, quantity });
        const [value, lowest, highest] = [witness, low, high].map((one) => deviationOf(one, cell, quantity)) as Values;
        if ((value >= lowest && value <= highest) || highest - lowest >= ENOUGH) continue;
        spans.set(slot(cell, quantity), value > highest ? { low, high: witness } : { low: witness, high });
      }
    }
  }

  return {
    add,
    spanOf,
    reachOf,
    holds: (query) => reachOf(query) >= query.width,
  };
}

/** What must be kept from a reader of a cell: every number that the cell does not show, each by its width. */
export function queriesOf(
  cell: number,
  { students }: Freedom,
  widths: { students: number; eitherSide: number },
): Query[] {
  const sides: Query[] = (['meets', 'not'] as const).map((quantity) => ({ cell, quantity, width: widths.eitherSide }));
  const isTold = students[0] === 0 && students[1] === 0;
  return isTold ? sides : [{ cell, quantity: 'students', width: widths.students }, ...sides];
}
