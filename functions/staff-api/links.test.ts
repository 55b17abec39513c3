import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { ABSENCE, AGREEMENT, createStaffWorld, NOW, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createStaffWorld(dynamo);
});

describe('upload links', () => {
  beforeEach(() => world.layOut());
  const mint = (more: object) =>
    world.call('POST', '/api/links', { partnerId: 'fircrest', dataset: 'attendance', periods: ['2026-02'], ...more });

  it('show their token once, and are stored without it', async () => {
    const { status, body } = await mint({ dueOn: '2026-03-24' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ uses: 0, maximumUses: 20, state: 'open', dueOn: '2026-03-24' });
    expect(body.expiresAt).toBe('2026-03-24T09:00:00.000Z');
    expect(body.url).toBe(`https://x.example/send/${body.token}`);
    expect(body.apiUrl).toBe(`https://x.example/api/send/${body.token}`);
    expect(body.id).toBe(linkIdOf(body.token));
    const listed = await world.call('GET', '/api/links');
    expect(listed.body.links).toHaveLength(1);
    expect(JSON.stringify(listed.body)).not.toContain(body.token);
    expect(JSON.stringify(await world.store.links.list())).not.toContain(body.token);
  });

  it('are revoked, once and for all', async () => {
    const { id } = (await mint({})).body;
    const revoked = await world.call('POST', `/api/links/${id}/revocation`);
    expect(revoked).toMatchObject({ status: 200, body: { state: 'revoked', revokedAt: NOW.toISOString() } });
    expect((await world.call('POST', `/api/links/${id}/revocation`)).body).toEqual(revoked.body);
    expect((await world.call('POST', `/api/links/${'0'.repeat(64)}/revocation`)).status).toBe(404);
  });

  it('take periods that fit what they are for', async () => {
    const graduation = { dataset: 'counts', definition: { kind: 'proportion' }, periodKind: 'year' };
    const fields = async (more: object) => (await mint(more)).body.errors?.map(({ field }: { field: string }) => field);
    expect(await fields({ partnerId: 'nobody' })).toEqual(['partnerId']);
    expect(await fields({ periods: ['2026-02', '2025-26-BOY'] })).toEqual(['periods.1']);
    expect(await fields({ periods: ['2026-02', '2026-02'] })).toEqual(['periods']);
    expect(await fields({ periods: ['2026-13'] })).toEqual(['periods.0']);
    expect(await fields({ dataset: 'assessment' })).toEqual(['periods.0']);
    expect(await fields({ indicatorId: 'absence' })).toEqual(['indicatorId']);
    expect(await fields({ dataset: 'counts', periods: ['2025-26-YEAR'] })).toEqual(['indicatorId']);
    await world.call('PUT', '/api/indicators/graduation', { ...ABSENCE, ...graduation });
    expect(await fields({ dataset: 'counts', indicatorId: 'absence' })).toEqual(['indicatorId']);
    expect(await fields({ dataset: 'counts', indicatorId: 'graduation' })).toEqual(['periods.0']);
    expect(await fields({ dataset: 'counts', periods: ['2025-26-YEAR'] })).toBeUndefined();
    expect(await fields({ expiresAt: '2026-03-10T08:00:00Z' })).toEqual(['expiresAt']);
    expect(await fields({ expiresAt: '2028-03-10T08:00:00Z' })).toEqual(['expiresAt']);
  });

  it('are made for a contact of the partner, the main one unless another is named', async () => {
    const [dana, lee] = [
      { name: 'Dana Reyes', email: 'dana@fircrest.example' },
      { name: 'Lee Park', email: 'lee@fircrest.example' },
    ];
    expect((await mint({})).body.contact).toBeUndefined();
    await world.call('PUT', '/api/partners/fircrest', { name: 'F', placeId: 'fircrest', contacts: [dana, lee] });
    expect((await mint({})).body.contact).toEqual(dana);
    expect((await mint({ contact: 'Lee@fircrest.example' })).body.contact).toEqual(lee);
    expect((await mint({ contact: 'else@fircrest.example' })).body.errors[0].field).toBe('contact');
  });

  it('are minted many at once, or none of them', async () => {
    const batch = (links: object[], more = {}) =>
      world.call('POST', '/api/links/batch', { partnerId: 'fircrest', links, ...more });
    const of = (period: string, more = {}) => ({ dataset: 'attendance', periods: [period], ...more });
    const { status, body } = await batch([of('2026-02', { dueOn: '2026-03-13' }), of('2026-03')]);
    expect(status).toBe(201);
    expect(body.links.map(({ periods }: { periods: string[] }) => periods)).toEqual([['2026-02'], ['2026-03']]);
    expect(body.links[0].dueOn).toBe('2026-03-13');
    expect(new Set(body.links.map(({ token }: { token: string }) => token)).size).toBe(2);
    const fields = async (...asked: Parameters<typeof batch>) =>
      (await batch(...asked)).body.errors.map(({ field }: { field: string }) => field);
    expect(await fields([of('2026-04'), of('2025-26-BOY')])).toEqual(['links.1.periods.0']);
    expect(await fields([of('2026-04'), of('2026-05')], { partnerId: 'nobody' })).toEqual(['partnerId']);
    expect(await world.store.links.list()).toHaveLength(2);
  });

  it('are mailed to the contact in one letter, and then shown to nobody', async () => {
    const dana = { name: 'Dana Reyes', email: 'dana@fircrest.example' };
    const of = (period: string) => ({ dataset: 'attendance', periods: [period] });
    const batch = (more: object) =>
      world.call('POST', '/api/links/batch', {
        ...{ partnerId: 'fircrest', delivery: 'mailed', links: [of('2026-02'), of('2026-03')] },
        ...more,
      });
    expect((await batch({})).body.errors).toEqual([
      { field: 'delivery', message: 'cannot be mailed: the partner has no contact' },
    ]);
    await world.call('PUT', '/api/partners/fircrest', { name: 'F', placeId: 'fircrest', contacts: [dana] });
    world.asked.length = 0;
    expect(await batch({ receiptsByMail: false })).toMatchObject({ status: 202, body: { mailedTo: dana } });
    expect(world.asked).toEqual([{ queue: 'letter', message: { partnerId: 'fircrest' } }]);
    const { mails } = (await world.call('GET', '/api/mails')).body;
    expect(mails).toMatchObject([{ kind: 'links', recipientId: 'fircrest', email: dana.email, state: 'pending' }]);
    const [line] = await world.store.notifications.ofMonth('2026-03');
    expect(line?.about).toMatchObject({
      links: [
        { ...of('2026-02'), receiptsByMail: false },
        { ...of('2026-03'), maximumUses: 20 },
      ],
    });
    expect(await world.store.links.list()).toEqual([]);
    expect((await batch({ links: [of('2025-26-BOY')] })).status).toBe(400);
    const standing = await world.store.addresses.get(dana.email);
    const suspension = { stops: 'everything', because: 'bounced', since: NOW.toISOString() } as const;
    await world.store.addresses.replace({ ...standing, suspension }, standing);
    expect((await mint({ delivery: 'mailed' })).body.errors[0].field).toBe('contact');
    expect(await world.store.notifications.ofMonth('2026-03')).toHaveLength(1);
  });

  it('are not made for periods whose rows the agreement no longer lets us keep', async () => {
    await world.call('PUT', `/api/agreements/${AGREEMENT.id}`, { ...AGREEMENT, keepMonths: 8 });
    const { status, body } = await mint({ periods: ['2025-06', '2025-07'] });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { field: 'periods.0', message: 'is over: the agreement lets its rows be kept until February 28, 2026' },
    ]);
    expect((await mint({ periods: ['2025-07'] })).status).toBe(201);
  });

  it('of one partner are revoked all at once', async () => {
    await world.call('PUT', '/api/partners/birch', { name: 'Birch', placeId: 'birch' });
    await world.call('PUT', '/api/agreements/birch', { ...AGREEMENT, id: 'birch', partnerId: 'birch' });
    const other = (await mint({ partnerId: 'birch' })).body;
    await mint({});
    await mint({});
    const { status, body } = await world.call('POST', '/api/partners/fircrest/revocation');
    expect(status).toBe(200);
    expect(body.links.map(({ state }: { state: string }) => state)).toEqual(['revoked', 'revoked']);
    expect((await world.call('POST', '/api/partners/fircrest/revocation')).body.links).toEqual([]);
    expect((await world.call('POST', '/api/partners/nobody/revocation')).status).toBe(404);
    expect(await world.store.links.get(other.id)).not.toHaveProperty('revokedAt');
  });
});

describe('a new link in place of an earlier one', () => {
  beforeEach(() => world.layOut());
  const request = { partnerId: 'fircrest', dataset: 'attendance', periods: ['2026-02'], maximumUses: 3 };
  const mint = async (more: object = {}) => (await world.call('POST', '/api/links', { ...request, ...more })).body;
  const renewal = (method: string, id: string) => world.call(method, `/api/links/${id}/renewal`);
  const ask = (linkId: string) => world.store.renewals.replace({ linkId, askedAt: NOW.toISOString() }, undefined);
  const waiting = async () => {
    const { links } = (await world.call('GET', '/api/links')).body;
    return links.flatMap((link: { id: string; renewalAskedAt?: string }) => (link.renewalAskedAt ? [link.id] : []));
  };

  it('is for the same, has a token of its own, and answers who asked', async () => {
    const old = await mint({ dueOn: '2026-03-09' });
    await ask(old.id);
    expect(await waiting()).toEqual([old.id]);
    const { status, body } = await renewal('POST', old.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...request, state: 'open', uses: 0, expiresAt: '2026-03-24T09:00:00.000Z' });
    expect(body.token).not.toBe(old.token);
    expect(body).not.toHaveProperty('dueOn');
    expect(await waiting()).toEqual([]);
  });

  it('can be mailed, which answers who asked too', async () => {
    const contacts = [{ name: 'Dana Reyes', email: 'dana@fircrest.example' }];
    await world.call('PUT', '/api/partners/fircrest', { name: 'F', placeId: 'fircrest', contacts });
    const { id } = await mint();
    await ask(id);
    const { status, body } = await world.call('POST', `/api/links/${id}/renewal?delivery=mailed`);
    expect([status, body]).toEqual([202, { mailedTo: contacts[0] }]);
    expect(await waiting()).toEqual([]);
    expect(await world.store.links.list()).toHaveLength(1);
  });

  it('goes to the same contact, or to the main one when they have left', async () => {
    const contact = (name: string) => ({ name, email: `${name}@x.example` });
    const save = (...names: string[]) =>
      world.call('PUT', '/api/partners/fircrest', { name: 'F', placeId: 'fircrest', contacts: names.map(contact) });
    await save('dana', 'lee');
    const { id } = await mint({ contact: 'lee@x.example' });
    expect((await renewal('POST', id)).body.contact).toEqual(contact('lee'));
    await save('dana');
    expect((await renewal('POST', id)).body.contact).toEqual(contact('dana'));
  });

  it('is not made of a revoked link, of an unknown one, or without an agreement', async () => {
    const { id } = await mint();
    await world.call('PUT', `/api/agreements/${AGREEMENT.id}`, { ...AGREEMENT, expiresOn: '2026-03-09' });
    expect((await renewal('POST', id)).body.type).toBe('/problems/no-agreement');
    await ask(id);
    await world.call('POST', `/api/links/${id}/revocation`);
    expect(await waiting()).toEqual([]);
    expect((await renewal('POST', id)).body).toMatchObject({
      type: '/problems/conflict',
      detail: 'This link was revoked. Make a new one in its place.',
    });
    expect((await renewal('POST', '0'.repeat(64))).status).toBe(404);
  });

  it('may be declined, and asked for again', async () => {
    const { id } = await mint();
    await ask(id);
    expect((await renewal('DELETE', id)).status).toBe(204);
    expect((await renewal('DELETE', id)).status).toBe(204);
    expect(await waiting()).toEqual([]);
    expect(await world.store.links.list()).toHaveLength(1);
  });
});
