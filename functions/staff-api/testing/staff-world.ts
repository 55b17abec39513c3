import { contract } from '../../../shared/api/contract.ts';
import { staffOperations } from '../../../shared/api/staff-operations.ts';
import { agreementWith } from '../../../tests/support/agreement.ts';
import type { EmbeddedDynamo } from '../../../tests/support/embedded-table.ts';
import { apiClient } from '../../http/testing/api-client.ts';
import { staffApi } from '../api.ts';

export const NOW = new Date('2026-03-10T09:00:00Z');

export const ABSENCE = {
  name: 'Chronic absence',
  dataset: 'attendance',
  definition: { kind: 'chronic-absence' },
  betterWhen: 'lower',
  periodKind: 'month',
  edition: '2025',
  source: 'ESSA',
};

/** With Fircrest, on everything. */
export const AGREEMENT = agreementWith('fircrest');

/** The staff API over a fresh table, and what it asked of the queues. */
export async function createStaffWorld(dynamo: EmbeddedDynamo) {
  const store = await dynamo.createStore();
  const asked: { queue: string; message: unknown }[] = [];
  const to = (queue: string) => async (message: unknown) => {
    asked.push({ queue, message });
  };
  const queues = { recompute: to('recompute'), evaluate: to('evaluate'), digest: to('digest'), letter: to('letter') };
  const ports = { store, queues, clock: () => NOW, contract: async () => contract(), siteUrl: 'https://x.example' };
  const handler = staffApi(ports);
  const client = apiClient(handler, staffOperations);

  const callAs = (groups: string | undefined, method: string, path: string, body?: unknown) =>
    client({ method, path, ...(groups && { groups }), ...(body !== undefined && { body }) });
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    client({ method, path, groups: '[backbone]', headers, ...(body !== undefined && { body }) });

  return {
    store,
    asked,
    callAs,
    call,
    /** A region with one district, a school and a partner, and an indicator. */
    async layOut() {
      await call('PUT', '/api/places/rivermouth', { kind: 'region', name: 'Rivermouth' });
      await call('PUT', '/api/places/fircrest', { kind: 'district', name: 'Fircrest', parentId: 'rivermouth' });
      await call('PUT', '/api/places/birch', { kind: 'school', name: 'Birch', parentId: 'fircrest' });
      await call('PUT', '/api/partners/fircrest', { name: 'Fircrest School District', placeId: 'fircrest' });
      await call('PUT', '/api/agreements/fircrest-2025', AGREEMENT);
      await call('PUT', '/api/owners/jordan', { name: 'Jordan Ames', email: 'jordan@x.example' });
      await call('PUT', '/api/indicators/absence', { ...ABSENCE, ownerId: 'jordan' });
      asked.length = 0;
    },
    /** A file of Birch for February that counts. */
    async sendFile(sequence = 1) {
      const id = String(sequence).padStart(10, '0');
      const scope = { partnerId: 'fircrest', dataset: 'attendance', period: '2026-02' } as const;
      const file = { fileName: 'february.csv', size: 10, checksum: 'x', objectKey: `uploads/${id}` };
      const times = { mintedAt: NOW.toISOString() };
      await store.submissions.create({ ...scope, ...file, ...times, id, sequence, linkId: 'ab12', state: 'accepted' });
      const manifest = await store.manifests.get(scope.partnerId, scope.dataset, scope.period);
      const entry = { sequence, placeIds: ['birch'], complete: false, withdrawn: false };
      await store.manifests.replace({ ...manifest, entries: [...manifest.entries, entry] });
      return id;
    },
  };
}
export type StaffWorld = Awaited<ReturnType<typeof createStaffWorld>>;
