import type { Preferences } from '../mail/preferences.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

export function createPreferences(table: StoreTable): Store['preferences'] {
  const records = createExactRecords<Preferences>(table, 'preferences', ({ ownerId }) => ({
    pk: 'preferences',
    sk: ownerId,
  }));
  return {
    list: () => records.query('preferences'),
    get: async (ownerId) => (await records.query('preferences', ownerId)).find((one) => one.ownerId === ownerId),
    replace: records.replace,
  };
}
