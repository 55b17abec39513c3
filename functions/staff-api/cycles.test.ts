import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

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

const phase = { startedOn: '2025-09-15', baseline: '2025-06', test: { placeIds: ['birch'] } };
const teams = {
  ...{ name: 'Attendance teams', indicatorId: 'absence', ownerId: 'jordan' },
  ...{ reviewsOn: ['2026-01-31'], decideBy: '2026-03-20' },
  phases: [phase],
};
const put = (rest: object = {}) => world.call('PUT', '/api/cycles/teams', { ...teams, ...rest });

describe('cycles', () => {
  it('are created, listed, decided and removed, and what they bring is judged at once', async () => {
    expect(await put()).toMatchObject({ status: 201, body: { id: 'teams', state: 'open', version: 1 } });
    expect(world.asked).toEqual([{ queue: 'evaluate', message: { indicatorId: 'absence' } }]);
    expect((await put({ state: 'closed' })).body).toMatchObject({ state: 'closed', version: 2 });
    expect((await world.call('GET', '/api/cycles')).body.cycles).toMatchObject([{ id: 'teams', version: 2 }]);
    expect((await world.call('DELETE', '/api/cycles/teams')).status).toBe(204);
    expect((await world.call('GET', '/api/cycles/teams')).status).toBe(404);
    expect(world.asked).toHaveLength(3);
  });

  it('fit what is there, and the order of their days', async () => {
    const fieldOf = async (rest: object) => {
      const { status, body } = await put(rest);
      expect(status).toBe(400);
      return body.errors[0].field;
    };
    expect(await fieldOf({ indicatorId: 'nothing' })).toBe('indicatorId');
    expect(await fieldOf({ ownerId: 'nobody' })).toBe('ownerId');
    expect(await fieldOf({ phases: [{ ...phase, test: { placeIds: ['nowhere'] } }] })).toBe('phases');
    expect(await fieldOf({ phases: [{ ...phase, baseline: '2024-25-YEAR' }] })).toBe('phases');
    expect(await fieldOf({ reviewsOn: ['2025-09-14'] })).toBe('reviewsOn');
    expect(await fieldOf({ decideBy: '2025-09-14' })).toBe('decideBy');
  });

  it('keep what they refer to', async () => {
    await put();
    for (const path of ['/api/indicators/absence', '/api/places/birch', '/api/owners/jordan']) {
      const { status, body } = await world.call('DELETE', path);
      expect([status, body.detail]).toEqual([409, expect.stringContaining('cycle teams')]);
    }
  });

  it('make their owners recipients of the rules that tell them', async () => {
    await world.call('PUT', '/api/owners/lin', { name: 'Lin', email: 'lin@x.example' });
    await world.call('PUT', '/api/rules/cycles', { kind: 'cycle', indicatorIds: ['absence'] });
    await put({ ownerId: 'lin' });
    const { body } = await world.call('GET', '/api/recipients');
    const gets = body.recipients.find(({ id }: { id: string }) => id === 'lin').gets;
    expect(gets).toMatchObject([{ ruleId: 'cycles', indicatorId: 'absence', because: ['owns-cycle'] }]);
  });
});
