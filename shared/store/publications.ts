import type { Publication } from '../disclosure/publication.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import { key, padded, type StoreTable } from './table.ts';

export function createPublications(table: StoreTable): Store['publications'] {
  const partition = (indicatorId: string) => key('publication', indicatorId);
  const records = createExactRecords<Publication>(table, 'publication', ({ indicatorId, period, inputs }) => ({
    pk: partition(indicatorId),
    sk: key(period, padded(inputs, 15)),
  }));
  return {
    ofPeriod: (indicatorId, period) => records.query(partition(indicatorId), key(period, '')),
    async record(publication) {
      await records.replace(publication, undefined);
    },
  };
}
