import type { Alert } from '../alerts/alert.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

export function createAlerts(table: StoreTable): Store['alerts'] {
  const records = createExactRecords<Alert>(table, 'alert', ({ id }) => ({ pk: 'alert', sk: id }));
  return {
    async get(id) {
      return (await records.query('alert', id)).find((alert) => alert.id === id);
    },
    list: () => records.query('alert'),
    replace: records.replace,
  };
}
