import { createExactRecords } from './exact-record.ts';
import type { DigestPlan, Store } from './store.ts';
import type { StoreTable } from './table.ts';

/** One item for everybody. */
export function createDigestPlan(table: StoreTable): Store['digestPlan'] {
  const records = createExactRecords<DigestPlan>(table, 'digest-plan', () => ({
    pk: 'digest-plan',
    sk: 'digest-plan',
  }));
  return {
    get: async () => (await records.query('digest-plan'))[0],
    replace: records.replace,
  };
}
