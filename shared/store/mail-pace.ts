import { createExactRecords } from './exact-record.ts';
import type { MailPace, Store } from './store.ts';
import type { StoreTable } from './table.ts';

/** One item for the whole account. */
export function createMailPace(table: StoreTable): Store['mailPace'] {
  const records = createExactRecords<MailPace>(table, 'mail-pace', () => ({ pk: 'mail-pace', sk: 'mail-pace' }));
  return {
    get: async () => (await records.query('mail-pace'))[0],
    replace: records.replace,
  };
}
