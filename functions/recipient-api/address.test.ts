import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mintAddressToken } from '../../shared/access/change-address.ts';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import { addressOperations } from '../../shared/api/address-operations.ts';
import { preferenceOperations } from '../../shared/api/preference-operations.ts';
import { afterEvent } from '../../shared/mail/address-standing.ts';
import type { Store } from '../../shared/store/store.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { apiClient } from '../http/testing/api-client.ts';
import { recipientApi } from './api.ts';

const OLD = 'jordan@x.example';
const NEW = 'jordan@y.example';
let dynamo: EmbeddedDynamo;
let store: Store;
let call: ReturnType<typeof apiClient>;
let now: Date;
/** Whose mails were asked for. */
let mailed: string[];
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
  now = new Date('2026-03-10T09:00:00Z');
  mailed = [];
  await store.owners.put({ id: 'jordan', name: 'Jordan Ames', email: OLD });
  const queues = {
    digest: async () => {},
    mail: async ({ recipientId }: { recipientId: string }) => void mailed.push(recipientId),
  };
  const api = recipientApi({ store, queues, clock: () => now, siteUrl: 'https://x.example' });
  call = apiClient(api, { ...preferenceOperations, ...addressOperations });
});

const choicePath = async () => `/api/preferences/${encodeURIComponent((await preferencesOf(store, 'jordan')).token)}`;
const ask = async (email: string) => call({ method: 'POST', path: `${await choicePath()}/address`, body: { email } });
/** Reads the link as the mail to the new address would have it. */
async function linkOf(): Promise<string> {
  const change = await store.addressChanges.get('jordan');
  const token = change && (await mintAddressToken(store, change));
  if (!token) throw new Error('Nothing was asked for.');
  return `/api/address/${encodeURIComponent(token)}`;
}
const confirm = (path: string) => call({ method: 'POST', path: `${path}/confirmation` });
const email = async () => (await store.owners.get('jordan'))?.email;
const lines = async () => (await store.notifications.ofMonth('2026-03')).map(({ about }) => about);

describe('another address', () => {
  it('is asked first, and nothing changes by that', async () => {
    const { status, body } = await ask(NEW);
    expect([status, body.email, body.addressAsked]).toEqual([
      202,
      OLD,
      { email: NEW, until: '2026-03-11T09:00:00.000Z' },
    ]);
    expect(mailed).toEqual(['jordan']);
    expect(await lines()).toMatchObject([{ kind: 'address-asked', email: NEW }]);
    expect(await email()).toBe(OLD);
    expect((await call({ method: 'GET', path: await choicePath() })).body.addressAsked.email).toBe(NEW);
  });

  it('is confirmed by a button, not by following the link, and the one before is told', async () => {
    await ask(NEW);
    const path = await linkOf();
    for (const _ of ['the reader', 'a scanner of mails']) {
      const { status, body } = await call({ method: 'GET', path });
      expect([status, body.name, body.email]).toEqual([200, 'Jordan Ames', NEW]);
    }
    expect(await email()).toBe(OLD);
    expect((await confirm(path)).body.email).toBe(NEW);
    expect(await email()).toBe(NEW);
    expect(await lines()).toContainEqual(expect.objectContaining({ kind: 'address-changed', email: OLD }));
    expect(mailed).toEqual(['jordan', 'jordan']);
    expect((await call({ method: 'GET', path: await choicePath() })).body).not.toHaveProperty('addressAsked');
  });

  it('keeps of its link the SHA-256 only', async () => {
    await ask(NEW);
    const [token = ''] = decodeURIComponent(await linkOf())
      .split('/')
      .slice(-1);
    const secret = token.split('~')[1] ?? '';
    expect(Buffer.from(secret, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
    expect(JSON.stringify(await store.addressChanges.list())).not.toContain(secret);
    expect((await store.addressChanges.get('jordan'))?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is confirmed once, even where staff put the one before back', async () => {
    await ask(NEW);
    const path = await linkOf();
    const statuses = (await Promise.all([confirm(path), confirm(path)])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    await store.owners.put({ id: 'jordan', name: 'Jordan Ames', email: OLD });
    expect((await confirm(path)).status).toBe(410);
    expect(await email()).toBe(OLD);
    expect((await lines()).filter(({ kind }) => kind === 'address-changed')).toHaveLength(1);
  });

  it('is not confirmed after a day', async () => {
    await ask(NEW);
    const path = await linkOf();
    now = new Date('2026-03-11T09:00:00Z');
    for (const method of ['GET', 'POST'] as const) {
      const answer = method === 'GET' ? await call({ method, path }) : await confirm(path);
      expect(answer.body.type).toBe('/problems/link-expired');
    }
    expect(await email()).toBe(OLD);
  });

  it('takes the place of one that was asked for before, whose link opens nothing', async () => {
    await ask(NEW);
    const first = await linkOf();
    await ask('jordan@z.example');
    const second = await linkOf();
    expect((await confirm(first)).status).toBe(404);
    expect((await confirm(second)).body.email).toBe('jordan@z.example');
  });

  it('is not taken over one that staff saved meanwhile; what else they saved is kept', async () => {
    await ask(NEW);
    const path = await linkOf();
    await store.owners.put({ id: 'jordan', name: 'Jordan A. Ames', email: 'j@z.example' });
    expect((await confirm(path)).status).toBe(409);
    expect(await email()).toBe('j@z.example');
    await store.owners.put({ id: 'jordan', name: 'Jordan A. Ames', email: OLD });
    expect((await confirm(path)).status).toBe(200);
    expect(await store.owners.get('jordan')).toMatchObject({ name: 'Jordan A. Ames', email: NEW });
  });

  it('has links of its own: those in earlier mails choose nothing any more', async () => {
    const before = await choicePath();
    await ask(NEW);
    const { body } = await confirm(await linkOf());
    expect((await call({ method: 'GET', path: before })).status).toBe(404);
    const path = `/api/preferences/${encodeURIComponent(body.token)}`;
    expect((await call({ method: 'GET', path })).body.email).toBe(NEW);
  });

  it('is asked three times a day at most, whoever it is', async () => {
    for (const to of ['a@y.example', 'b@y.example', 'c@y.example']) expect((await ask(to)).status).toBe(202);
    expect((await ask('d@y.example')).body.type).toBe('/problems/too-often');
    expect(await lines()).toHaveLength(3);
    now = new Date('2026-03-11T09:00:01Z');
    expect((await ask('d@y.example')).status).toBe(202);
  });

  it.each([
    ['JORDAN@x.example', 'is your address already'],
    ['complained@y.example', 'takes no mail from us; choose another, or ask the partnership'],
    ['nowhere', 'must be an email address'],
  ])('is not asked where it is %s', async (to, message) => {
    const standing = await store.addresses.get('complained@y.example');
    const event = { id: '1', at: now.toISOString(), what: 'complained' } as const;
    await store.addresses.replace(afterEvent(standing, event), standing);
    const { status, body } = await ask(to);
    expect([status, body.errors]).toEqual([400, [{ field: 'email', message }]]);
    expect(await lines()).toEqual([]);
  });

  it.each(['jordan~wrong', 'jordan', 'nobody~x', '~', 'x'.repeat(500)])('is not confirmed by %s', async (token) => {
    await ask(NEW);
    await linkOf();
    expect((await call({ method: 'GET', path: `/api/address/${token}` })).status).toBe(404);
    expect((await confirm(`/api/address/${token}`)).status).toBe(404);
    expect(await email()).toBe(OLD);
  });
});
