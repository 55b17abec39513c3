import type { Freedom } from './freedom.ts';
import type { Table } from './table.ts';

/**
 * Another table that a reader must think possible, as its difference from the true one: by cell index, how many more
 * meet the definition and how many more do not. Whole numbers; cells that are not named are as they are.
 */
export type Witness = ReadonlyMap<number, readonly [meets: number, not: number]>;

/** The true table itself. */
export const TRUTH: Witness = new Map();

/** What a reader could want to know of a cell. */
export const quantities = ['students', 'meets', 'not'] as const;
export type Quantity = (typeof quantities)[number];

export function deviationOf(witness: Witness, cell: number, quantity: Quantity): number {
  const [meets, not] = witness.get(cell) ?? [0, 0];
  return { students: meets + not, meets, not }[quantity];
}

/** The table that lies as far from the truth in the other direction. */
export const opposite = (witness: Witness): Witness =>
  new Map([...witness].map(([cell, [meets, not]]) => [cell, [0 - meets, 0 - not]]));

/**
 * Whether a witness agrees with all that a reader knows, in whole numbers and without any solver: every number within
 * its freedom, and every row still adding up.
 */
export function agrees(witness: Witness, { rows }: Pick<Table, 'rows'>, freedoms: readonly Freedom[]): boolean {
  for (const [cell, [meets, not]] of witness) {
    const freedom = freedoms[cell];
    if (!freedom || !isWithin(meets, freedom.meets) || !isWithin(not, freedom.not)) return false;
    if (!isWithin(meets + not, freedom.students)) return false;
  }
  return rows.every(({ total, parts }) => {
    const [meets, not] = [sum(witness, parts, 0), sum(witness, parts, 1)];
    const [totalMeets, totalNot] = witness.get(total) ?? [0, 0];
    return meets === totalMeets && not === totalNot;
  });
}

const isWithin = (value: number, [down, up]: Freedom['meets']) =>
  Number.isInteger(value) && value >= -down && value <= up;

function sum(witness: Witness, parts: number[], side: 0 | 1): number {
  let all = 0;
  for (const part of parts) all += witness.get(part)?.[side] ?? 0;
  return all;
}
