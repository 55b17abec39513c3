import type { Publication } from '../disclosure/publication.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import { key, padded, type StoreTable } from './table.ts';

export function createPublications(table: StoreTable): Store['publications'] {
  const partition = (indicatorId: string) => key('publication', indicatorId);
  const sortKey = ({ period, inputs }: Pick<Publication, 'period' | 'inputs'>) => key(period, padded(inputs, 15));
  const records = createExactRecords<Publication>(table, 'publication', (one) => ({
    pk: partition(one.indicatorId),
    sk: sortKey(one),
  }));
  return {
    ofPeriod: (indicatorId, period) => records.query(partition(indicatorId), key(period, '')),
    async record(publication) {
      for (;;) {
        const [known] = await records.query(partition(publication.indicatorId), sortKey(publication));
        if (await records.replace(merge(known, publication), known)) return;
      }
    },
  };
}

/** Of two releases from the same data the first says what was before, the last what is after. */
function merge(known: Publication | undefined, { changed, ...about }: Publication): Publication {
  const all = { ...known?.changed };
  for (const [placeId, { before, after }] of Object.entries(changed)) {
    all[placeId] = { before: all[placeId] ? all[placeId].before : before, after };
  }
  return { ...about, changed: all };
}
