import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Released } from '../../shared/disclosure/release.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

const level = { kind: 'level', indicatorIds: ['absence'], percent: 20 };

beforeEach(async () => {
  world = await createStaffWorld(dynamo);
  await world.layOut();
  for (const [month, percent] of [10, 25, 10, 22].entries()) {
    const period = `2026-0${month + 1}`;
    const place = (placeId: string, parts: string[]): Released => ({
      ...{ indicatorId: 'absence', placeId, period, parts },
      cells: { all: { numerator: percent * 10, denominator: 1000 } },
    });
    const basis = { definition: 1, inputs: 1, pattern: 0 };
    const places = [place('rivermouth', ['fircrest']), place('fircrest', ['birch'])];
    await world.store.released.publish('absence', period, { places, basis, settings: '' });
  }
});

const preview = async (body: object) => (await world.call('POST', '/api/rules/preview', body)).body;

describe('a rule before it is saved', () => {
  it('says when it would have fired, the latest first, how often a year, and on what share of places', async () => {
    const found = await preview({ ...level, placeKinds: ['district'] });
    expect(found).toMatchObject({ times: 2, places: { watched: 1, fired: 1, cannotSay: 0 }, opens: [{}], closes: [] });
    expect(found.fired.map(({ period }: { period: string }) => period)).toEqual(['2026-04', '2026-02']);
    expect(found.fired[0].sentence).toContain('Chronic absence at Fircrest rose to 22.0%');
    expect(found.perYear).toBeCloseTo(6);
    expect(found).not.toHaveProperty('saved');
    expect((await world.store.rules.list()).length).toBe(0);
  });

  it('is compared with the rule as it is saved', async () => {
    await world.call('PUT', '/api/rules/high', level);
    const found = await preview({ ...level, id: 'high', percent: 24 });
    expect(found).toMatchObject({ times: 2, saved: { times: 4, places: 2, fewer: 2, added: 0 } });
    expect(found.stairs.find(({ setting }: { setting: number }) => setting === 24)).toEqual({ setting: 24, fires: 2 });
  });

  it('draws what it looked at where it fired last, or where it is asked for', async () => {
    const { course } = await preview({ ...level, placeKinds: ['district'] });
    expect(course).toMatchObject({
      place: { id: 'fircrest' },
      indicatorId: 'absence',
      subject: 'all',
      unit: 'percent',
    });
    const points = course.points as { value: number; says: string; told: boolean }[];
    expect(points.map(({ value, says, told }) => [value, says, told])).toEqual([
      [10, 'clear', false],
      [25, 'holds', true],
      [10, 'clear', false],
      [22, 'holds', true],
    ]);
    const asked = await world.call('POST', '/api/rules/preview?place=rivermouth', level);
    expect(asked.body.course.place.name).toBe('Rivermouth');
    expect(await preview({ kind: 'missing', indicatorIds: ['absence'] })).not.toHaveProperty('course');
  });

  it('is checked like one that is saved', async () => {
    const { status, body } = await world.call('POST', '/api/rules/preview', { ...level, indicatorIds: ['nothing'] });
    expect([status, body.errors[0].field]).toEqual([400, 'indicatorIds']);
  });
});
