import type { Freedom } from './freedom.ts';
import { type Quantity, quantities, TRUTH, type Witness } from './witness.ts';

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

type Held = Span & { lowest: number; highest: number };

const UNSEEN: Held = { low: TRUTH, high: TRUTH, lowest: 0, highest: 0 };
const slots = { students: 0, meets: 1, not: 2 } satisfies Record<Quantity, number>;

export function createEvidence(): Evidence {
  const held = new Map<number, Held>();
  const slotOf = (cell: number, quantity: Quantity) => cell * quantities.length + slots[quantity];
  const at = ({ cell, quantity }: Pick<Query, 'cell' | 'quantity'>) => held.get(slotOf(cell, quantity)) ?? UNSEEN;

  function stretch(slot: number, value: number, witness: Witness): void {
    const known = held.get(slot) ?? UNSEEN;
    const { lowest, highest } = known;
    if ((value >= lowest && value <= highest) || highest - lowest >= ENOUGH) return;
    const farther = value > highest ? { high: witness, highest: value } : { low: witness, lowest: value };
    held.set(slot, { ...known, ...farther });
  }

  const reachOf: Evidence['reachOf'] = (query) => {
    const { lowest, highest } = at(query);
    return highest - lowest;
  };

  return {
    add(witness) {
      for (const [cell, [meets, not]] of witness) {
        stretch(slotOf(cell, 'students'), meets + not, witness);
        stretch(slotOf(cell, 'meets'), meets, witness);
        stretch(slotOf(cell, 'not'), not, witness);
      }
    },
    spanOf(query) {
      const { low, high } = at(query);
      return { low, high };
    },
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
