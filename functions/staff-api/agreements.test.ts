import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { AGREEMENT, createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createStaffWorld(dynamo);
  await world.layOut();
});

const PATH = `/api/agreements/${AGREEMENT.id}`;
const save = (change: object) => world.call('PUT', PATH, { ...AGREEMENT, ...change });
const mint = (more: object = {}) =>
  world.call('POST', '/api/links', { partnerId: 'fircrest', dataset: 'attendance', periods: ['2026-02'], ...more });

describe('an agreement', () => {
  const fields = async (change: object) =>
    (await save(change)).body.errors?.map(({ field }: { field: string }) => field);

  it('is with a partner that is there, ends after it begins, and names each dataset once', async () => {
    expect(await fields({ partnerId: 'nobody' })).toEqual(['partnerId', 'partnerId']);
    expect(await fields({ expiresOn: '2025-06-30' })).toEqual(['expiresOn']);
    expect(await fields({ datasets: ['attendance', 'attendance'] })).toEqual(['datasets']);
    expect(await fields({ level: 'counts' })).toEqual(['datasets']);
    expect(await fields({ level: 'counts', datasets: ['counts'] })).toBeUndefined();
  });

  it('asks for no larger groups than the partnership, which may not go below it', async () => {
    const { body } = await save({ minimumGroupSize: 15 });
    expect(body.errors[0].message).toBe(
      "is more than the partnership's 10: raise the partnership's minimumGroupSize first",
    );
    const settings = (minimumGroupSize: number) =>
      world.call('PUT', '/api/partnership', { name: 'Rivermouth', minimumGroupSize });
    expect((await settings(20)).status).toBe(200);
    expect((await save({ minimumGroupSize: 15 })).status).toBe(200);
    expect((await settings(14)).body.errors).toEqual([
      { field: 'minimumGroupSize', message: 'must be 15 or more, as the agreement fircrest-2025 asks' },
    ]);
    expect((await settings(15)).status).toBe(200);
  });

  it('is not removed while links take files under it, nor its partner', async () => {
    const { id } = (await mint()).body;
    expect(await world.call('DELETE', PATH)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('links that take files (1)') },
    });
    expect((await world.call('DELETE', '/api/partners/fircrest')).body.detail).toContain('its agreements (1)');
    await world.call('POST', `/api/links/${id}/revocation`);
    expect((await world.call('DELETE', PATH)).status).toBe(204);
  });

  it('is read by managers, and saved by backbone staff', async () => {
    const sasha = { name: 'Sasha Bell', email: 'sasha@x.example', username: 'tester' };
    await world.call('PUT', '/api/owners/sasha', sasha);
    expect((await world.callAs('[manager]', 'GET', '/api/agreements')).body.agreements).toMatchObject([AGREEMENT]);
    expect((await world.callAs('[manager]', 'PUT', PATH, AGREEMENT)).status).toBe(403);
  });
});

describe('without an agreement', () => {
  it.each([
    ['none', { datasets: ['assessment'] }, 'There is no data sharing agreement with'],
    ['one that ended', { expiresOn: '2026-03-09' }, 'ended on March 9, 2026'],
    ['one that has not begun', { signedOn: '2026-03-11' }, 'begins on March 11, 2026'],
    ['one for counts only', { level: 'counts', datasets: ['counts'] }, 'is for counts only, not for attendance'],
  ])('no link is made: %s', async (_, change, words) => {
    await save(change);
    expect(await mint()).toMatchObject({
      status: 409,
      body: { type: '/problems/no-agreement', detail: expect.stringContaining(words) },
    });
    expect((await mint()).body.detail).toContain('Enter the signed agreement under Partners');
    expect(await world.store.links.list()).toEqual([]);
  });

  it('a link that was made before takes nothing, and says so', async () => {
    await mint();
    await save({ expiresOn: '2026-03-09' });
    expect((await world.call('GET', '/api/links')).body.links).toMatchObject([{ state: 'no-agreement' }]);
  });
});

describe('the end of an agreement', () => {
  it('is that of its links, by the clock of the partnership', async () => {
    await save({ expiresOn: '2026-03-20' });
    expect((await mint()).body.expiresAt).toBe('2026-03-21T07:00:00.000Z');
    const later = await mint({ expiresAt: '2026-03-21T07:00:01Z' });
    expect(later.body.errors[0].message).toBe('must not lie after March 20, 2026, when the agreement ends');
    expect((await mint({ expiresAt: '2026-03-21T07:00:00Z' })).status).toBe(201);
    expect((await mint({ expiresAt: '2026-03-12T00:00:00Z' })).body.expiresAt).toBe('2026-03-12T00:00:00.000Z');
  });

  it('does not shorten links where another one follows', async () => {
    await save({ expiresOn: '2026-03-20' });
    const next = { ...AGREEMENT, id: 'next', signedOn: '2026-03-21' };
    await world.call('PUT', '/api/agreements/next', next);
    expect((await mint()).body.expiresAt).toBe('2026-03-24T09:00:00.000Z');
  });
});
