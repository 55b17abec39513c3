import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient } from '../../functions/http/testing/api-client.ts';
import { partnerApi } from '../../functions/partner-api/api.ts';
import { staffApi } from '../../functions/staff-api/api.ts';
import type { StaffLinkView } from '../../shared/api/links.ts';
import { partnerOperations } from '../../shared/api/partner-operations.ts';
import { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Agreement } from '../../shared/catalog/agreement.ts';
import { laterDay } from '../../shared/catalog/calendar-day.ts';
import { agreementWith } from '../support/agreement.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { seedPartnership } from '../support/partnership.ts';

let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

const TODAY = '2026-03-10';
const ZONE = 'America/Los_Angeles';
const UPLOAD = { fileName: 'february.csv', size: 100, checksum: `${'x'.repeat(43)}=` };

/** Staff and partners at work on one table, by a clock that is moved. Fircrest has no agreement at first. */
async function start() {
  const store = await dynamo.createStore();
  await seedPartnership(store);
  await store.agreements.remove('fircrest-2025');
  let now = new Date(`${TODAY}T20:00:00Z`);
  const ports = { store, clock: () => now, siteUrl: 'https://x.example' };
  const nothing = async () => {};
  const queues = { recompute: nothing, evaluate: nothing, digest: nothing, letter: nothing };
  const staff = apiClient(staffApi({ ...ports, queues, contract: async () => ({}) }), staffOperations);
  const presign = async () => ({ url: 'https://files.example/x', headers: {} });
  const partner = apiClient(partnerApi({ ...ports, queues, presign }), partnerOperations);
  const tokens: string[] = [];
  const minted: { expiresAt: string; agreements: Agreement[]; at: Date }[] = [];
  const call = (method: string, path: string, body?: object) =>
    staff({ method, path, groups: '[backbone]', ...(body && { body }) });
  return {
    store,
    call,
    tokens,
    minted,
    now: () => now,
    pass: (hours: number) => {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
    upload: (token: string) => partner({ method: 'POST', path: `/api/send/${token}/uploads`, body: UPLOAD }),
    view: (token: string) => partner({ method: 'GET', path: `/api/send/${token}` }),
    ask: (token: string) => partner({ method: 'POST', path: `/api/send/${token}/renewal` }),
    /** Remembers the links that an answer holds. */
    async keep({ status, body }: Awaited<ReturnType<typeof call>>) {
      if (status !== 201) return;
      for (const { token, expiresAt } of body.links ?? [body]) {
        tokens.push(token);
        minted.push({ expiresAt, agreements: await store.agreements.list(), at: now });
      }
    },
  };
}
type World = Awaited<ReturnType<typeof start>>;

/** The day by the partnership's clock, and whether an agreement holds on it: said once more, in another way. */
const dayOf = (at: Date) => at.toLocaleDateString('sv-SE', { timeZone: ZONE });
const holds = (agreements: Agreement[], day: string) =>
  agreements.some(
    ({ partnerId, datasets, level, signedOn, expiresOn }) =>
      partnerId === 'fircrest' &&
      level === 'students' &&
      datasets.includes('attendance') &&
      [signedOn, day, expiresOn].join() === [signedOn, day, expiresOn].sort().join(),
  );

const link = { dataset: 'attendance', periods: ['2026-02'], maximumUses: 1000 };
const request = { partnerId: 'fircrest', ...link };
const daysAhead = (from: number, to: number) => fc.integer({ min: from, max: to });

/** What people and time may do, each with what it takes. */
const steps = fc.oneof(
  fc
    .record({ id: fc.constantFrom('one', 'two'), from: daysAhead(-5, 2), days: daysAhead(0, 9), counts: fc.boolean() })
    .map(({ id, from, days, counts }) => async ({ call, now }: World) => {
      const signedOn = laterDay(dayOf(now()), from);
      const terms = counts ? ({ level: 'counts', datasets: ['counts'] } as const) : {};
      const agreement = { ...agreementWith('fircrest'), id, signedOn, expiresOn: laterDay(signedOn, days), ...terms };
      await call('PUT', `/api/agreements/${id}`, agreement);
    }),
  fc.constantFrom('one', 'two').map((id) => async ({ call }: World) => {
    await call('DELETE', `/api/agreements/${id}`);
  }),
  fc.option(daysAhead(1, 20)).map((days) => async ({ call, keep, now }: World) => {
    const expiresAt = days === null ? {} : { expiresAt: new Date(now().getTime() + days * 86_400_000).toISOString() };
    await keep(await call('POST', '/api/links', { ...request, ...expiresAt }));
  }),
  fc.constant(async ({ call, keep }: World) => {
    const { partnerId, maximumUses, ...one } = request;
    await keep(await call('POST', '/api/links/batch', { partnerId, maximumUses, links: [one, one] }));
  }),
  fc.nat(9).map((index) => async ({ call, keep, store, tokens, ask }: World) => {
    const links = await store.links.list();
    const token = tokens[index % Math.max(tokens.length, 1)];
    if (token !== undefined) await ask(token);
    await keep(await call('POST', `/api/links/${links[index % links.length]?.id}/renewal`));
  }),
  fc.integer({ min: 1, max: 60 }).map(
    (hours) =>
      async ({ pass }: World) =>
        pass(hours),
  ),
);

describe('an agreement', () => {
  it('that ends after the link was made ends the link, and what came before stays', async () => {
    const world = await start();
    await world.call('PUT', '/api/agreements/one', { ...agreementWith('fircrest'), id: 'one' });
    await world.keep(await world.call('POST', '/api/links', request));
    const [token = ''] = world.tokens;
    expect((await world.upload(token)).status).toBe(201);
    await world.call('PUT', '/api/agreements/one', { ...agreementWith('fircrest'), id: 'one', expiresOn: TODAY });
    world.pass(10);
    expect((await world.upload(token)).status).toBe(201);
    world.pass(1);
    expect((await world.upload(token)).body).toMatchObject({ type: '/problems/no-agreement', status: 409 });
    expect(await world.store.submissions.list()).toHaveLength(2);
  });

  it('covers every link that takes a file, whatever staff, partners and time do', { timeout: 120_000 }, async () => {
    let [taken, refused] = [0, 0];
    const check = async (world: World) => {
      const agreements = await world.store.agreements.list();
      const isCovered = holds(agreements, dayOf(world.now()));
      const { links } = (await world.call('GET', '/api/links')).body as { links: StaffLinkView[] };
      const open = links.filter(({ partnerId, state }) => partnerId === 'fircrest' && state === 'open');
      expect(open.length > 0 && !isCovered).toBe(false);
      for (const token of world.tokens) {
        const answers = [(await world.view(token)).status === 200, (await world.upload(token)).status === 201];
        expect(answers[0]).toBe(answers[1]);
        expect(answers[0] && !isCovered).toBe(false);
        if (answers[0]) taken += 1;
        else refused += 1;
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 8, maxLength: 16 }), async (some) => {
        const world = await start();
        const first = { ...agreementWith('fircrest'), id: 'one', expiresOn: laterDay(TODAY, 5) };
        await world.call('PUT', '/api/agreements/one', first);
        await world.keep(await world.call('POST', '/api/links', request));
        for (const step of some) {
          await step(world);
          await check(world);
        }
        for (const { expiresAt, agreements, at } of world.minted) {
          const last = dayOf(new Date(Date.parse(expiresAt) - 1));
          for (let day = dayOf(at); day <= last; day = laterDay(day, 1)) expect(holds(agreements, day)).toBe(true);
        }
      }),
      { numRuns: 6 },
    );
    // Both happened, so that neither is proven of nothing.
    expect(taken).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
  });
});
