import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { ABSENCE, createStaffWorld, NOW, type StaffWorld } from './testing/staff-world.ts';

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
    expect(body.expiresAt).toBe('2026-04-09T09:00:00.000Z');
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
});
