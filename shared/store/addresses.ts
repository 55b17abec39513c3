import { type AddressStanding, unknownAddress } from '../mail/address-standing.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

export function createAddresses(table: StoreTable): Store['addresses'] {
  const records = createExactRecords<AddressStanding>(table, 'address', ({ email }) => ({ pk: 'address', sk: email }));
  const find = async (email: string) => {
    const wanted = email.toLowerCase();
    return (await records.query('address', wanted)).find((one) => one.email === wanted);
  };
  return {
    list: () => records.query('address'),
    get: async (email) => (await find(email)) ?? unknownAddress(email),
    async replace(next, previous) {
      const isNew = previous.counted.length === 0 && !(await find(previous.email));
      return records.replace(next, isNew ? undefined : previous);
    },
  };
}
