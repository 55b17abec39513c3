import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import { preferenceOperations } from '../../shared/api/preference-operations.ts';
import type { Store } from '../../shared/store/store.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { apiClient } from '../http/testing/api-client.ts';
import { recipientApi } from './api.ts';

const NOW = new Date('2026-03-10T09:00:00Z');
let dynamo: EmbeddedDynamo;
let store: Store;
let call: ReturnType<typeof apiClient>;
let path: string;
let asked: string[];
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
  await store.owners.put({ id: 'jordan', name: 'Jordan Ames', email: 'jordan@x.example' });
  const { token } = await preferencesOf(store, 'jordan');
  path = `/api/preferences/${encodeURIComponent(token)}`;
  asked = [];
  const queues = {
    digest: async ({ recipientIds }: { recipientIds: string[] }) => void asked.push(...recipientIds),
    mail: async ({ recipientId }: { recipientId: string }) => void asked.push(recipientId),
  };
  call = apiClient(
    recipientApi({ store, queues, clock: () => NOW, siteUrl: 'https://x.example' }),
    preferenceOperations,
  );
});

const choice = { alerts: 'digest', digests: true, mutedIndicatorIds: ['absence'] };

describe('the preferences of a recipient', () => {
  it('are read and saved by whoever has the mail', async () => {
    const { body } = await call({ method: 'GET', path });
    expect(body).toMatchObject({ name: 'Jordan Ames', email: 'jordan@x.example', alerts: 'at-once', digests: true });
    expect(body).not.toHaveProperty('token');
    expect((await call({ method: 'PUT', path, body: choice })).body).toMatchObject(choice);
    expect(await store.preferences.get('jordan')).toMatchObject({ ...choice, changedAt: NOW.toISOString() });
    expect((await preferencesOf(store, 'jordan')).alerts).toBe('digest');
  });

  it('pause for four weeks at most', async () => {
    const pausedUntil = '2026-04-07T09:00:00Z';
    expect((await call({ method: 'PUT', path, body: { ...choice, pausedUntil } })).status).toBe(200);
    const tooLong = await call({ method: 'PUT', path, body: { ...choice, pausedUntil: '2026-05-01T09:00:00Z' } });
    expect([tooLong.status, tooLong.body.errors[0].field]).toEqual([400, 'pausedUntil']);
  });

  it('tell alerts in a digest only where one is sent', async () => {
    const refused = await call({ method: 'PUT', path, body: { ...choice, digests: false } });
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'alerts']);
  });

  it('say when a digest comes, by a clock that there is, and of what', async () => {
    const digest = { every: 'month', day: 2, hour: 18, timeZone: 'Asia/Kolkata', follow: 'all', skipUnchanged: false };
    expect((await call({ method: 'PUT', path, body: { ...choice, digest } })).body.digest).toEqual(digest);
    const nowhere = { ...digest, timeZone: 'America/Rivermouth' };
    expect((await call({ method: 'PUT', path, body: { ...choice, digest: nowhere } })).status).toBe(400);
  });

  it('bring a sample at once, one a minute', async () => {
    for (const _ of ['first', 'second']) {
      expect((await call({ method: 'POST', path: `${path}/sample` })).status).toBe(204);
    }
    expect(asked).toEqual(['jordan', 'jordan']);
    const lines = await store.notifications.unsentOf('jordan', NOW);
    expect(lines.map(({ about }) => about)).toEqual([
      expect.objectContaining({ kind: 'digest', isSample: true, until: NOW.toISOString() }),
    ]);
  });

  it('end everything with one click of the mail program, and with a link nothing', async () => {
    const one = { method: 'POST', path: `${path}/unsubscribe`, body: 'List-Unsubscribe=One-Click' };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const shown = await call({ method: 'GET', path: `${path}/unsubscribe` });
    expect([shown.status, shown.headers.location]).toEqual([303, `https://x.example${path.replace('/api', '')}`]);
    expect((await store.preferences.get('jordan'))?.alerts).toBe('at-once');
    for (const status of [204, 204]) expect((await call({ ...one, headers: form })).status).toBe(status);
    expect(await store.preferences.get('jordan')).toMatchObject({ alerts: 'none', digests: false });
    expect((await call({ ...one, body: 'something=else', headers: form })).status).toBe(400);
  });

  it.each(['jordan~wrong', 'jordan', 'nobody~x', '~', 'x'.repeat(500)])('are not opened by %s', async (token) => {
    for (const method of ['GET', 'PUT']) {
      const answer = await call({
        method,
        path: `/api/preferences/${token}`,
        ...(method === 'PUT' && { body: choice }),
      });
      expect(answer.status).toBe(404);
    }
  });
});
