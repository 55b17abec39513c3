import { linkIdOf } from '../../../shared/access/link-token.ts';
import { partnerOperations } from '../../../shared/api/partner-operations.ts';
import type { LetterRequest, RecomputeRequest } from '../../../shared/pipeline/messages.ts';
import type { Store } from '../../../shared/store/store.ts';
import type { Link } from '../../../shared/submissions/link.ts';
import { agreementWith } from '../../../tests/support/agreement.ts';
import type { EmbeddedDynamo } from '../../../tests/support/embedded-table.ts';
import { apiClient, type Called } from '../../http/testing/api-client.ts';
import { partnerApi } from '../api.ts';
import type { PartnerPorts } from '../ports.ts';

export const TOKEN = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345';
export const UPLOAD = { fileName: 'february.csv', size: 1234, checksum: `${'x'.repeat(43)}=` };

export type PartnerWorld = {
  store: Store;
  now: Date;
  /** What was asked of the recompute queue. */
  asked: RecomputeRequest[];
  /** What was asked of the letter queue. */
  letters: LetterRequest[];
  /** What was signed. */
  minted: Parameters<PartnerPorts['presign']>[0][];
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Called>;
  view(token?: string): Promise<Called>;
  start(body?: object, token?: string): Promise<Called>;
  createLink(change?: Partial<Link>, token?: string): Promise<void>;
};

/** The partner API over a fresh table with a region, a district of two schools, its partner, an indicator and a link. */
export async function createPartnerWorld(dynamo: EmbeddedDynamo): Promise<PartnerWorld> {
  const store = await dynamo.createStore();
  const handler = partnerApi({
    store,
    clock: () => world.now,
    queues: {
      recompute: async (message) => {
        world.asked.push(message);
      },
      letter: async (message) => {
        world.letters.push(message);
      },
    },
    siteUrl: 'https://x.example',
    presign: async (bound) => {
      world.minted.push(bound);
      return { url: `https://files.example/${bound.key}?signed`, headers: { 'if-none-match': '*' } };
    },
  });
  const client = apiClient(handler, partnerOperations);
  const world: PartnerWorld = {
    store,
    now: new Date('2026-03-10T09:00:00Z'),
    asked: [],
    letters: [],
    minted: [],
    call: (method, path, body, headers = {}) => client({ method, path, headers, ...(body !== undefined && { body }) }),
    view: (token = TOKEN) => world.call('GET', `/api/send/${token}`),
    start: (body = UPLOAD, token = TOKEN) => world.call('POST', `/api/send/${token}/uploads`, body),
    createLink: (change = {}, token = TOKEN) => store.links.create({ ...LINK, ...change, id: linkIdOf(token) }),
  };
  await layOut(store);
  await world.createLink();
  return world;
}

const LINK: Omit<Link, 'id'> = {
  partnerId: 'fircrest',
  dataset: 'attendance',
  periods: ['2026-02'],
  expiresAt: '2026-03-25T06:00:00.000Z',
  maximumUses: 3,
  uses: 0,
  createdAt: '2026-03-01T00:00:00.000Z',
};

async function layOut(store: Store): Promise<void> {
  await store.partnership.put({ ...(await store.partnership.get()), name: 'Rivermouth', contact: 'Jordan Ames' });
  const place = (id: string, kind: 'region' | 'district' | 'school', parentId?: string) =>
    store.places.put({ id, kind, name: id, codes: [], ...(parentId && { parentId }) });
  await place('rivermouth', 'region');
  await place('fircrest', 'district', 'rivermouth');
  await place('birch', 'school', 'fircrest');
  await place('cedar', 'school', 'fircrest');
  await place('glenhaven', 'district', 'rivermouth');
  await store.partners.put({ id: 'fircrest', name: 'Fircrest School District', placeId: 'fircrest' });
  await store.agreements.put(agreementWith('fircrest'));
  await store.indicators.put({
    id: 'absence',
    name: 'Chronic absence',
    dataset: 'attendance',
    definition: { kind: 'chronic-absence', absentShare: 0.1, minimumDaysEnrolled: 10 },
    betterWhen: 'lower',
    periodKind: 'month',
    edition: '2025',
    source: 'ESSA',
    gaps: [{ focal: 'english_learner:yes', reference: 'english_learner:no' }],
  });
}
