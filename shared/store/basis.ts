import { number } from 'dynamodb-toolbox/schema/number';
import type { Basis } from './store.ts';

const ranks = ['definition', 'inputs', 'pattern'] as const;

/** True when `a` was made from data at least as recent as `b`. */
export function atLeast(a: Basis | undefined, b: Basis): boolean {
  if (a === undefined) return false;
  const first = ranks.find((rank) => a[rank] !== b[rank]);
  return first === undefined || a[first] > b[first];
}

/** True when both were made from the same. */
export const isSame = (a: Basis, b: Basis): boolean => ranks.every((rank) => a[rank] === b[rank]);

/** The attributes of a record that a later basis replaces and an earlier one does not. */
export const basisAttributes = { definition: number(), inputs: number(), pattern: number() };

/** The condition under which a record made from `basis` may be written. */
export function notNewerThan(basis: Basis) {
  return {
    or: [
      { attr: 'definition' as const, exists: false },
      { attr: 'definition' as const, lt: basis.definition },
      {
        and: [
          { attr: 'definition' as const, eq: basis.definition },
          { attr: 'inputs' as const, lt: basis.inputs },
        ],
      },
      {
        and: [
          { attr: 'definition' as const, eq: basis.definition },
          { attr: 'inputs' as const, eq: basis.inputs },
          { attr: 'pattern' as const, lte: basis.pattern },
        ],
      },
    ],
  };
}
