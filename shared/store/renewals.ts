import type { Renewal } from '../access/renewal.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

export function createRenewals(table: StoreTable): Store['renewals'] {
  const records = createExactRecords<Renewal>(table, 'renewal', ({ linkId }) => ({ pk: 'renewal', sk: linkId }));
  return {
    list: () => records.query('renewal'),
    get: async (linkId) => (await records.query('renewal', linkId))[0],
    replace: records.replace,
  };
}
