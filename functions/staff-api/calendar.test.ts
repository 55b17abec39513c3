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

const every = { kind: 'every', from: '2026-01', dueDays: 9 };
const attendance = { partnerId: 'fircrest', dataset: 'attendance', calendar: every };
const save = (change: object = {}, id = 'monthly') =>
  world.call('PUT', `/api/schedules/${id}`, { ...attendance, ...change });
const excuse = (period: string, body: object) => world.call('PUT', `/api/schedules/monthly/excuses/${period}`, body);
const read = async () => (await world.call('GET', '/api/calendar')).body;
const cells = async () => (await read()).rows[0].cells;

describe('a schedule', () => {
  const fields = async (change: object, id?: string) =>
    (await save(change, id)).body.errors?.map(({ field }: { field: string }) => field);
  const listed = (...periods: string[]) => ({
    calendar: { kind: 'listed', periods: periods.map((period) => ({ period, dueOn: '2026-06-30' })) },
  });

  it('asks for what a link may take', async () => {
    expect(await fields({})).toBeUndefined();
    expect(await fields({ partnerId: 'nobody' }, 'other')).toEqual(['partnerId']);
    expect(await fields({ calendar: { ...every, from: '2025-26-BOY' } })).toEqual(['calendar.from']);
    expect(await fields({ calendar: { ...every, to: '2025-12' } })).toEqual(['calendar.to']);
    expect(await fields({ calendar: { ...every, to: '2026-W07' } })).toEqual(['calendar.to']);
    expect(await fields({ calendar: { ...every, from: '2025-26-YEAR', months: [9] } })).toEqual(['calendar.months']);
    expect(await fields(listed('2026-01', '2026-02', '2026-01'))).toEqual(['calendar.periods.2.period']);
    expect(await fields({ dataset: 'monitoring', ...listed('2026-01') })).toEqual(['calendar.periods.0.period']);
    expect(await fields({ indicatorId: 'absence' })).toEqual(['indicatorId']);
  });

  it('is of its partner: contacts, places, and no file is asked for twice', async () => {
    await save();
    expect(await fields({ contact: 'dana@fircrest.example' })).toEqual(['contact']);
    expect(await fields({ placeIds: ['birch', 'rivermouth'] })).toEqual(['placeIds.1']);
    expect(await fields({}, 'second')).toEqual(['calendar']);
    expect(await fields(listed('2026-03'), 'second')).toEqual(['calendar']);
    expect(await fields(listed('2025-12'), 'second')).toBeUndefined();
    expect(await fields({ calendar: { ...every, from: '2025-26-YEAR' } }, 'yearly')).toBeUndefined();
  });

  it('keeps its partner and its places from being removed, and goes with its excuses', async () => {
    await save({ placeIds: ['birch'] });
    await excuse('2026-02', { reason: 'A flood.' });
    await world.call('DELETE', '/api/agreements/fircrest-2025');
    expect((await world.call('DELETE', '/api/partners/fircrest')).body.detail).toContain('its schedules (1)');
    expect((await world.call('DELETE', '/api/places/birch')).body.detail).toContain('schedule monthly');
    expect((await world.call('DELETE', '/api/schedules/monthly')).status).toBe(204);
    expect(await world.store.excuses.list()).toEqual([]);
  });
});

describe('the calendar', () => {
  it('says where each period stands, on the day of the partnership', async () => {
    await save({ placeIds: ['birch'] });
    await world.sendFile();
    expect(await read()).toEqual({
      day: '2026-03-10',
      rows: [
        {
          ...{ scheduleId: 'monthly', partnerId: 'fircrest', dataset: 'attendance', kind: 'month' },
          silentBecause: 'no-contact',
          cells: [
            {
              ...{ period: '2026-01', dueOn: '2026-02-09', state: 'overdue', isLate: true, received: 0 },
              missing: [{ id: 'birch', name: 'Birch' }],
            },
            { period: '2026-02', dueOn: '2026-03-09', state: 'received', isLate: false, received: 1, missing: [] },
            expect.objectContaining({ period: '2026-03', dueOn: '2026-04-09', state: 'not-yet' }),
            expect.objectContaining({ period: '2026-04', dueOn: '2026-05-09', state: 'not-yet' }),
          ],
        },
      ],
    });
  });

  it('says why nobody is reminded', async () => {
    await save();
    const contacts = [{ name: 'Dana', email: 'dana@fircrest.example' }];
    await world.call('PUT', '/api/partners/fircrest', { name: 'Fircrest', placeId: 'fircrest', contacts });
    expect((await read()).rows[0]).not.toHaveProperty('silentBecause');
    await world.call('DELETE', '/api/agreements/fircrest-2025');
    expect((await read()).rows[0].silentBecause).toBe('no-agreement');
  });

  it('excuses a period, or puts it off, and takes that back', async () => {
    await world.call('PUT', '/api/owners/sasha', { name: 'Sasha', email: 's@x.example', username: 'tester' });
    await save();
    expect((await excuse('2026-01', { reason: 'A flood.' })).status).toBe(200);
    expect((await excuse('2026-02', { reason: 'A new system.', until: '2026-03-20' })).status).toBe(200);
    expect(await cells()).toMatchObject([
      { period: '2026-01', state: 'excused', excuse: { reason: 'A flood.', by: 'Sasha' } },
      { period: '2026-02', state: 'due', dueOn: '2026-03-20', excuse: { until: '2026-03-20' } },
      { period: '2026-03', state: 'not-yet' },
    ]);
    expect((await world.call('DELETE', '/api/schedules/monthly/excuses/2026-02')).status).toBe(204);
    expect((await cells())[1]).toMatchObject({ state: 'overdue', dueOn: '2026-03-09' });
  });

  it('excuses nothing that is not asked for, and to no day on which it is due anyway', async () => {
    await save();
    expect((await excuse('2025-12', { reason: 'A flood.' })).status).toBe(404);
    const early = await excuse('2026-02', { reason: 'A flood.', until: '2026-03-09' });
    expect(early.body.errors).toEqual([{ field: 'until', message: 'must be after 2026-03-09, when it is due anyway' }]);
    expect((await excuse('2026-02', {})).status).toBe(400);
  });
});
