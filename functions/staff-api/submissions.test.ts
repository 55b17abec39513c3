import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suspicion } from '../../shared/submissions/suspicions/catalog.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, NOW, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createStaffWorld(dynamo);
});

describe('submissions', () => {
  beforeEach(() => world.layOut());

  it('are listed newest first and filtered', async () => {
    await world.sendFile(1);
    await world.sendFile(2);
    const ids = async (query: string) =>
      (await world.call('GET', `/api/submissions${query}`)).body.submissions.map(
        ({ sequence }: { sequence: number }) => sequence,
      );
    expect(await ids('')).toEqual([2, 1]);
    expect(await ids('?limit=1')).toEqual([2]);
    expect(await ids('?partner=fircrest&dataset=attendance&period=2026-02&state=accepted')).toEqual([2, 1]);
    expect(await ids('?state=refused')).toEqual([]);
    expect((await world.call('GET', '/api/submissions?state=lost')).status).toBe(400);
  });

  it('that are withdrawn count no more, as often as it is asked', async () => {
    const id = await world.sendFile();
    for (const _ of ['once', 'again']) {
      const { status, body } = await world.call('POST', `/api/submissions/${id}/withdrawal`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ state: 'withdrawn' });
    }
    const manifest = await world.store.manifests.get('fircrest', 'attendance', '2026-02');
    expect(manifest).toMatchObject({ version: 2, entries: [{ sequence: 1, withdrawn: true }] });
    expect(world.asked[0]).toEqual({ queue: 'recompute', message: { dataset: 'attendance', period: '2026-02' } });
  });

  it('that are withdrawn say who of the staff did it, and why', async () => {
    const id = await world.sendFile();
    const nobody = await world.call('POST', `/api/submissions/${await world.sendFile(2)}/withdrawal`);
    expect(nobody.body.withdrawal).toEqual({ at: NOW.toISOString(), by: { who: 'staff' } });
    const jordan = { id: 'jordan', name: 'Jordan Ames', email: 'jordan@x.example', username: 'tester' };
    await world.store.owners.put(jordan);
    const { body } = await world.call('POST', `/api/submissions/${id}/withdrawal`, { reason: 'The wrong month.' });
    const by = { who: 'staff', name: 'Jordan Ames' };
    expect(body.withdrawal).toEqual({ at: NOW.toISOString(), by, reason: 'The wrong month.' });
    const { history } = (await world.call('GET', '/api/history?partner=fircrest&dataset=attendance&period=2026-02'))
      .body;
    expect(history).toMatchObject([{ state: 'withdrawn' }, { id, state: 'withdrawn', withdrawal: { by } }]);
    expect((await world.call('GET', '/api/history?partner=nobody&dataset=attendance&period=2026-02')).status).toBe(404);
  });

  it('that are held say what is odd about them without a number, and names that are known', async () => {
    const id = await world.sendFile();
    const suspicions = [suspicion('school-missing', ['cedar']), suspicion('fewer-students', ['birch: 5 students'])];
    await world.store.submissions.update(id, { state: 'held', suspicions });
    const shown = [{ details: ['cedar'] }, { code: 'fewer-students', details: [] }];
    const [one, all] = [`/api/submissions/${id}`, '/api/submissions?state=held'];
    expect((await world.call('GET', one)).body.suspicions).toMatchObject(shown);
    expect((await world.call('GET', all)).body.submissions).toMatchObject([{ id, suspicions: shown }]);
  });

  it('that did not count cannot be withdrawn', async () => {
    const id = await world.sendFile();
    await world.store.submissions.update(id, { state: 'refused' });
    expect((await world.call('POST', `/api/submissions/${id}/withdrawal`)).status).toBe(409);
    expect((await world.call('POST', '/api/submissions/0000000099/withdrawal')).status).toBe(404);
  });

  it('both stand withdrawn when two are withdrawn at once', async () => {
    const ids = [await world.sendFile(1), await world.sendFile(2)];
    await Promise.all(ids.map((id) => world.call('POST', `/api/submissions/${id}/withdrawal`)));
    const { entries } = await world.store.manifests.get('fircrest', 'attendance', '2026-02');
    expect(entries.map(({ withdrawn }) => withdrawn)).toEqual([true, true]);
  });
});
