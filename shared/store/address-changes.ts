import type { AddressChange } from '../mail/address-change.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

export function createAddressChanges(table: StoreTable): Store['addressChanges'] {
  const records = createExactRecords<AddressChange>(table, 'address-change', ({ ownerId }) => ({
    pk: 'address-change',
    sk: ownerId,
  }));
  return {
    list: () => records.query('address-change'),
    get: async (ownerId) => (await records.query('address-change', ownerId)).find((one) => one.ownerId === ownerId),
    replace: records.replace,
  };
}
