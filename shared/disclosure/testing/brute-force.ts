import type { Freedom } from '../freedom.ts';
import { agrees, deviationOf, type Quantity, type Witness } from '../witness.ts';

/**
 * How far apart a number can lie in all whole tables that agree with what a reader knows, found by trying every one
 * within `most` of the truth. For a handful of free cells only.
 */
export function reachByTrying(
  { cell, quantity }: { cell: number; quantity: Quantity },
  table: { rows: { total: number; parts: number[] }[] },
  freedoms: readonly Freedom[],
  most: number,
): number {
  const free = freedoms.flatMap(({ meets, not }, index) => (meets[1] + meets[0] + not[0] + not[1] > 0 ? [index] : []));
  let [low, high] = [0, 0];
  const span = ([down, up]: readonly [number, number]) => {
    const from = -Math.min(down, most);
    return Array.from({ length: Math.min(up, most) - from + 1 }, (_, step) => from + step);
  };
  const tryAll = (at: number, witness: Map<number, readonly [number, number]>): void => {
    const index = free[at];
    if (index === undefined) {
      if (!agrees(witness as Witness, table, freedoms)) return;
      const value = deviationOf(witness, cell, quantity);
      low = Math.min(low, value);
      high = Math.max(high, value);
      return;
    }
    const { meets, not } = freedoms[index] as Freedom;
    for (const one of span(meets)) {
      for (const two of span(not)) {
        witness.set(index, [one, two]);
        tryAll(at + 1, witness);
      }
    }
    witness.delete(index);
  };
  tryAll(0, new Map());
  return high - low;
}
