import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Store } from '../../shared/store/store.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createPartnerWorld, type PartnerWorld, TOKEN } from './testing/partner-world.ts';

let dynamo: EmbeddedDynamo;
let world: PartnerWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createPartnerWorld(dynamo);
});

const ask = (token: string) => world.call('POST', `/api/send/${token}/renewal`);
const at = (moment: string) => {
  world.now = new Date(moment);
};

/** What a store is asked to do, by name, while `during` runs. */
async function callsOf(store: Store, during: () => Promise<unknown>): Promise<string[]> {
  const calls: string[] = [];
  for (const [part, methods] of Object.entries(store)) {
    for (const name of Object.keys(methods)) {
      const methodsOf = methods as unknown as Record<string, (...input: unknown[]) => unknown>;
      const original = methodsOf[name] as (...input: unknown[]) => unknown;
      vi.spyOn(methodsOf, name).mockImplementation((...input) => {
        calls.push(`${part}.${name}`);
        return original(...input);
      });
    }
  }
  await during();
  vi.restoreAllMocks();
  return calls.sort();
}

describe('asking for a new link', () => {
  it('is heard for an expired link, once a day by the clock of the partnership', async () => {
    at('2026-03-26T20:00:00Z');
    await ask(TOKEN);
    at('2026-03-27T06:59:59Z');
    await ask(TOKEN);
    const linkId = linkIdOf(TOKEN);
    expect(await world.store.renewals.list()).toEqual([{ linkId, askedAt: '2026-03-26T20:00:00.000Z' }]);
    at('2026-03-27T07:00:00Z');
    await ask(TOKEN);
    expect(await world.store.renewals.list()).toEqual([{ linkId, askedAt: '2026-03-27T07:00:00.000Z' }]);
  });

  it('is heard again on a later day when staff had answered', async () => {
    at('2026-03-26T20:00:00Z');
    await ask(TOKEN);
    const [asked] = await world.store.renewals.list();
    if (!asked) throw new Error('Nobody asked.');
    await world.store.renewals.replace({ ...asked, answeredAt: world.now.toISOString() }, asked);
    await ask(TOKEN);
    expect((await world.store.renewals.list())[0]).toHaveProperty('answeredAt');
    at('2026-03-27T20:00:00Z');
    await ask(TOKEN);
    expect((await world.store.renewals.list())[0]).not.toHaveProperty('answeredAt');
  });

  it('says, reads, writes and asks the same whatever the token is, and gives no link', async () => {
    await world.createLink({ uses: 3 }, 'used');
    await world.createLink({}, 'revoked');
    await world.store.links.revoke(linkIdOf('revoked'), world.now);
    const heard: string[] = [];
    const seen = new Map<string, unknown>();
    for (const token of ['used', 'used', 'revoked', TOKEN, 'A'.repeat(32), 'x', '%00']) {
      const before = JSON.stringify(await world.store.renewals.list());
      let answer: unknown;
      world.letters.length = 0;
      const calls = await callsOf(world.store, async () => {
        answer = await ask(token);
      });
      if (JSON.stringify(await world.store.renewals.list()) !== before) heard.push(token);
      expect(world.letters).toEqual([{ renewalOf: linkIdOf(decodeURIComponent(token)) }]);
      seen.set(JSON.stringify([answer, calls]), [answer, calls]);
    }
    expect(heard).toEqual(['used']);
    expect(seen.size).toBe(1);
    const [[answer, calls]] = [...seen.values()] as [[{ status: number; body: object }, string[]]];
    expect(calls).toEqual(['links.get', 'partnership.get', 'renewals.get', 'renewals.replace']);
    expect(answer).toMatchObject({
      status: 202,
      body: {
        message:
          'If this was a link of ours, a new one is mailed to the address that we have for it, and to no other. If none comes within the hour, ask Jordan Ames.',
      },
    });
  });

  it('changes nothing when the page is only read', async () => {
    at('2026-03-26T20:00:00Z');
    expect((await world.view()).status).toBe(410);
    expect((await world.call('GET', `/api/send/${TOKEN}/renewal`)).status).toBe(405);
    expect(await world.store.renewals.list()).toEqual([]);
  });
});
