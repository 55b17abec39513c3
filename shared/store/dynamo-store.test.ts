import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import type { Alert } from '../alerts/alert.ts';
import type { Link } from '../submissions/link.ts';
import type { Submission } from '../submissions/submission.ts';
import { type Store, VersionConflict } from './store.ts';

let dynamo: EmbeddedDynamo;
let store: Store;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
});

const place = { id: 'fircrest', kind: 'district' as const, name: 'Fircrest', codes: ['06'] };
const link: Link = {
  id: 'ab12',
  partnerId: 'fircrest',
  dataset: 'attendance',
  periods: ['2026-02'],
  expiresAt: '2026-04-01T00:00:00.000Z',
  maximumUses: 3,
  uses: 0,
  createdAt: '2026-03-01T00:00:00.000Z',
};
const march = new Date('2026-03-10T09:00:00Z');

describe('records that staff define', () => {
  it('count their versions and come back as they were saved', async () => {
    expect(await store.places.put(place)).toEqual({ ...place, version: 1 });
    expect(await store.places.put({ ...place, name: 'Fircrest Schools' })).toMatchObject({ version: 2 });
    expect(await store.places.list()).toEqual([{ ...place, name: 'Fircrest Schools', version: 2 }]);
  });

  it('refuse a save that was made from an older version', async () => {
    await store.places.put(place, 0);
    await expect(store.places.put(place, 0)).rejects.toThrow(VersionConflict);
    await store.places.put(place, 1);
    await expect(store.places.put(place, 1)).rejects.toThrow(VersionConflict);
  });

  it('let one of two writers at once win', async () => {
    const results = await Promise.allSettled([store.places.put(place, 0), store.places.put(place, 0)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are gone when removed', async () => {
    await store.places.put(place);
    await store.places.remove('fircrest');
    expect(await store.places.get('fircrest')).toBeUndefined();
  });
});

describe('a link', () => {
  it('is used no more often than it may be, however many try at once', async () => {
    await store.links.create(link);
    const uses = await Promise.all(Array.from({ length: 8 }, () => store.links.use(link.id, march)));
    expect(uses.filter(Boolean)).toHaveLength(3);
    expect(await store.links.get(link.id)).toMatchObject({ uses: 3, lastUsedAt: march.toISOString() });
  });

  it('is not used after it expired, was revoked, or without existing', async () => {
    await store.links.create(link);
    expect(await store.links.use(link.id, new Date('2026-04-01T00:00:00Z'))).toBe(false);
    await store.links.revoke(link.id, march);
    expect(await store.links.use(link.id, march)).toBe(false);
    expect(await store.links.use('unknown', march)).toBe(false);
    expect(await store.links.get('unknown')).toBeUndefined();
    expect(await store.links.revoke('unknown', march)).toBeUndefined();
  });

  it('keeps the time of its first revocation', async () => {
    await store.links.create(link);
    await store.links.revoke(link.id, march);
    expect(await store.links.revoke(link.id, new Date())).toMatchObject({ revokedAt: march.toISOString() });
  });
});

describe('submissions', () => {
  const submission = (sequence: number): Submission => ({
    id: String(sequence).padStart(10, '0'),
    sequence,
    partnerId: 'fircrest',
    dataset: 'attendance',
    period: '2026-02',
    linkId: 'ab12',
    fileName: 'february.csv',
    size: 10,
    checksum: 'x',
    objectKey: 'uploads/x',
    state: 'awaiting-file',
    mintedAt: march.toISOString(),
  });

  it('get growing numbers, each once', async () => {
    const numbers = await Promise.all(Array.from({ length: 5 }, () => store.submissions.nextSequence()));
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  });

  it('are listed newest first and keep both of two changes made at once', async () => {
    await store.submissions.create(submission(1));
    await store.submissions.create(submission(2));
    await Promise.all([
      store.submissions.update('0000000002', { state: 'accepted' }),
      store.submissions.update('0000000002', { inputs: 4 }),
    ]);
    expect(await store.submissions.ofPeriod('fircrest', 'attendance', '2026-02')).toMatchObject([
      { sequence: 2, state: 'accepted', inputs: 4 },
      { sequence: 1 },
    ]);
    await expect(store.submissions.create(submission(1))).rejects.toThrow();
  });
});

describe('a manifest', () => {
  it('is empty before the first file and changes only from what was read', async () => {
    const empty = await store.manifests.get('fircrest', 'attendance', '2026-02');
    expect(empty).toMatchObject({ version: 0, entries: [] });
    const entries = [{ sequence: 1, placeIds: ['birch'], complete: false, withdrawn: false }];
    expect(await store.manifests.replace({ ...empty, entries })).toBe(true);
    expect(await store.manifests.replace({ ...empty, entries: [] })).toBe(false);
    expect(await store.manifests.ofPeriod('attendance', '2026-02')).toMatchObject([{ version: 1, entries }]);
    expect(await store.manifests.all()).toHaveLength(1);
  });
});

describe('derived records', () => {
  const basis = (definition: number, inputs: number, pattern = 0) => ({ definition, inputs, pattern });

  it('are not overwritten by what was made from older data', async () => {
    const put = (inputs: number, notCounted: number) =>
      store.measures.put('absence', '2026-02', {
        sectionId: 'fircrest',
        basis: basis(1, inputs),
        measures: [
          { indicatorId: 'absence', placeId: 'fircrest', period: '2026-02', cells: {}, parts: [], notCounted },
        ],
      });
    await put(2, 20);
    await put(1, 10);
    expect(await store.measures.ofPeriod('absence', '2026-02')).toMatchObject([{ measures: [{ notCounted: 20 }] }]);
  });

  it('are published whole, newer definitions before more inputs before more that is hidden', async () => {
    const released = (placeId: string, period = '2026-02') => ({
      indicatorId: 'absence',
      placeId,
      period,
      cells: {},
      parts: [],
    });
    const publish = (placeId: string, period: string, by: ReturnType<typeof basis>) =>
      store.released.publish('absence', period, { places: [released(placeId, period)], basis: by, settings: '{}' });
    expect(await publish('a', '2026-02', basis(2, 1, 3))).toBe(true);
    expect(await publish('b', '2026-02', basis(1, 9, 9))).toBe(false);
    expect(await publish('c', '2026-02', basis(2, 1, 2))).toBe(false);
    expect(await publish('a', '2025-09', basis(1, 1))).toBe(true);
    expect((await store.released.series('absence', 'a')).map(({ period }) => period)).toEqual(['2025-09', '2026-02']);
    const expected = { places: [released('a')], basis: basis(2, 1, 3), settings: '{}' };
    expect(await store.released.get('absence', '2026-02')).toEqual(expected);
  });

  it('are marked by checkpoints that only move forward', async () => {
    await store.checkpoints.advance('absence', '2026-02', 'published', basis(1, 3));
    await store.checkpoints.advance('absence', '2026-02', 'published', basis(1, 2));
    await store.checkpoints.advance('absence', '2026-02', 'evaluated', basis(1, 2));
    const expected = { indicatorId: 'absence', period: '2026-02', published: basis(1, 3), evaluated: basis(1, 2) };
    expect(await store.checkpoints.get('absence', '2026-02')).toEqual(expected);
    expect(await store.checkpoints.all()).toEqual([expected]);
  });
});

describe('blocks', () => {
  it('come back part by part, in order', async () => {
    const [birch, cedar] = [12, 1].map((count) => Array.from({ length: count }, (_, i) => Uint8Array.of(i, 255)));
    await store.blocks.put(
      7,
      new Map([
        ['birch', birch ?? []],
        ['cedar', cedar ?? []],
      ]),
    );
    const found = await store.blocks.get(['cedar', 'bir', 'birch'].map((placeId) => ({ sequence: 7, placeId })));
    expect(found).toEqual([cedar, [], birch]);
    expect(await store.blocks.get([])).toEqual([]);
  });

  it('come back whole when they fit into no single answer', async () => {
    const large = new Map(Array.from({ length: 30 }, (_, i) => [`school-${i}`, [new Uint8Array(200_000).fill(i)]]));
    await store.blocks.put(8, large);
    const found = await store.blocks.get([...large.keys()].map((placeId) => ({ sequence: 8, placeId })));
    expect(found.map(([part]) => [part?.length, part?.[0]])).toEqual([...large.values()].map((_, i) => [200_000, i]));
  });
});

describe('an alert', () => {
  const alert = { id: 'rule~place', state: 'firing', revision: 1 } as Alert;

  it('is saved only when what is stored is what the writer had read', async () => {
    expect(await store.alerts.replace(alert, undefined)).toBe(true);
    expect(await store.alerts.replace(alert, undefined)).toBe(false);
    const read = await store.alerts.get(alert.id);
    expect(await store.alerts.replace({ ...alert, revision: 2 }, read)).toBe(true);
    expect(await store.alerts.replace({ ...alert, revision: 3 }, read)).toBe(false);
    expect(await store.alerts.get('rule')).toBeUndefined();
  });
});

describe('the partnership', () => {
  it('has sensible settings before staff set any', async () => {
    expect(await store.partnership.get()).toMatchObject({ minimumGroupSize: 10, demo: false });
  });
});

describe('events of the mail provider', () => {
  it('say whether a mail was sent', async () => {
    expect(await store.mailEvents.wasSent('m1')).toBe(false);
    await store.mailEvents.record('m1', { type: 'Delivery', at: march.toISOString(), messageId: '1' });
    expect(await store.mailEvents.wasSent('m1')).toBe(false);
    await store.mailEvents.record('m1', { type: 'Send', at: march.toISOString(), messageId: '1' });
    expect(await store.mailEvents.wasSent('m1')).toBe(true);
  });
});
