import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cycleJudged } from '../../shared/mail/testing/findings.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, NOW, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
const id = 'high~absence~fircrest~english_learner:yes';
const path = `/api/alerts/${encodeURIComponent(id)}`;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

beforeEach(async () => {
  world = await createStaffWorld(dynamo);
  await world.layOut();
  const common = { ruleId: 'high', ruleVersion: 1, indicatorId: 'absence', placeId: 'fircrest', period: '2026-02' };
  const after = { period: '2026-02', counts: { numerator: 241, denominator: 1000 } };
  const finding = { ...common, kind: 'level' as const, group: 'english_learner:yes', percent: 20, after, all: {} };
  const state = { state: 'firing', reason: 'opened', since: '2026-02', changedAt: NOW.toISOString() } as const;
  await world.store.alerts.replace(
    { ...common, id, ...state, revision: 1, finding, notes: [], history: [] },
    undefined,
  );
});

describe('what people do with an alert', () => {
  it('acknowledged once, it says by whom, and not twice', async () => {
    const { status, body } = await world.call('POST', `${path}/acknowledge`);
    expect([status, body.state]).toEqual([200, 'acknowledged']);
    expect(body.history).toMatchObject([{ state: 'acknowledged', by: 'tester', revision: 2 }]);
    expect((await world.call('POST', `${path}/acknowledge`)).status).toBe(409);
    expect((await world.call('GET', '/api/alerts?state=open')).body.alerts).toHaveLength(1);
    expect((await world.call('GET', '/api/alerts?state=firing')).body.alerts).toHaveLength(0);
  });

  it('calls by name who is known', async () => {
    await world.call('PUT', '/api/owners/jordan', { name: 'Jordan Ames', email: 'j@x.example', username: 'tester' });
    expect((await world.call('POST', `${path}/notes`, { text: 'A flood.' })).body.notes).toEqual([
      { at: NOW.toISOString(), by: 'Jordan Ames', text: 'A flood.' },
    ]);
  });

  it('silenced with an end, a reason and an author, until somebody ends it', async () => {
    const ending = { until: '2026-04-01T07:00:00Z', reason: 'Schools are closed.' };
    const { body } = await world.call('POST', `${path}/silence`, ending);
    expect(body).toMatchObject({ state: 'silenced', silence: { reason: ending.reason, by: 'tester' } });
    expect((await world.call('DELETE', `${path}/silence`)).body.state).toBe('acknowledged');
    expect((await world.call('DELETE', `${path}/silence`)).status).toBe(409);
    expect((await world.call('POST', `${path}/silence`, { ...ending, until: '2026-03-01T00:00:00Z' })).status).toBe(
      409,
    );
    expect((await world.call('POST', `${path}/silence`, { until: ending.until })).status).toBe(400);
  });

  it('given to somebody who is there, or to nobody', async () => {
    expect((await world.call('PUT', `${path}/assignee`, { ownerId: 'jordan' })).body.assigneeId).toBe('jordan');
    expect((await world.call('PUT', `${path}/assignee`, {})).body).not.toHaveProperty('assigneeId');
    expect((await world.call('PUT', `${path}/assignee`, { ownerId: 'nobody' })).status).toBe(400);
  });

  it('asks for an alert that is there, and for a role', async () => {
    expect((await world.call('POST', '/api/alerts/none/acknowledge')).status).toBe(404);
    expect((await world.callAs('[visitor]', 'POST', `${path}/acknowledge`)).status).toBe(403);
  });
});

describe('what a decision rule came to', () => {
  const judged = 'cycles~absence~fircrest~teams_year-one_2026-02';
  const asManager = (method: string, rest = '') =>
    world.callAs('[manager]', method, `/api/alerts/${encodeURIComponent(judged)}${rest}`);

  it('is told by its verdict alone to who may not see all of its places, and kept whole', async () => {
    const about = { ruleId: 'cycles', ruleVersion: 1, indicatorId: 'absence', placeId: 'fircrest', period: '2026-02' };
    const finding = cycleJudged({ ...about, placeIds: ['fircrest', 'elsewhere'] });
    const state = { state: 'firing', reason: 'opened', since: '2026-02', changedAt: NOW.toISOString() } as const;
    const alert = { ...about, id: judged, ...state, revision: 1, finding, notes: [], history: [] };
    await world.store.alerts.replace(alert, undefined);
    const taylor = { name: 'Taylor', email: 'taylor@x.example', username: 'tester', placeIds: ['fircrest'] };
    await world.call('PUT', '/api/owners/taylor', taylor);
    const { body } = await asManager('GET');
    expect(body.finding).toMatchObject({ verdict: 'met', placeIds: ['fircrest'], checks: [], counted: [] });
    expect(JSON.stringify([body, (await world.callAs('[manager]', 'GET', '/api/alerts')).body])).not.toMatch(
      /elsewhere|4\.0|190/,
    );
    expect((await asManager('POST', '/acknowledge')).body.state).toBe('acknowledged');
    expect((await world.store.alerts.get(judged))?.finding).toEqual(finding);
  });
});
