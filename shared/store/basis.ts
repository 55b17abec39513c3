import { number } from 'dynamodb-toolbox/schema/number';
import type { Basis } from './store.ts';

/** True when `a` was made from data at least as recent as `b`. */
export function atLeast(a: Basis | undefined, b: Basis): boolean {
  if (a === undefined) return false;
  return a.definition === b.definition ? a.inputs >= b.inputs : a.definition > b.definition;
}

/** The attributes of a record that a later basis replaces and an earlier one does not. */
export const basisAttributes = { definition: number(), inputs: number() };

/** The condition under which a record made from `basis` may be written. */
export function notNewerThan(basis: Basis) {
  return {
    or: [
      { attr: 'definition' as const, exists: false },
      { attr: 'definition' as const, lt: basis.definition },
      {
        and: [
          { attr: 'definition' as const, eq: basis.definition },
          { attr: 'inputs' as const, lte: basis.inputs },
        ],
      },
    ],
  };
}
