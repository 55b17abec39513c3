import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { laterPeriod } from '../../shared/catalog/period.ts';
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

const schools = Array.from({ length: 12 }, (_, index) => `school-${index}`);

/** Three years of made months at twelve schools: a fifth of 200 students, a few more or less by arithmetic. */
async function publishYears(numeratorOf: (school: number, month: number) => number): Promise<void> {
  for (const id of schools)
    await world.store.places.put({ id, kind: 'school', name: id, parentId: 'fircrest', codes: [] });
  for (let month = 0; month < 30; month += 1) {
    const period = laterPeriod('2023-09', month);
    await world.store.released.publish('absence', period, {
      settings: '',
      basis: { definition: 1, inputs: 1, pattern: 0 },
      places: schools.map((placeId, index) => ({
        indicatorId: 'absence',
        placeId,
        period,
        parts: [],
        cells: { all: { numerator: numeratorOf(index, month), denominator: 200 } },
      })),
    });
  }
}

describe('a scan', () => {
  it('names the place that stands out among all, and says how many were not judged', async () => {
    await publishYears((school, month) => 40 + ((school * 7 + month * 5) % 9) + (school === 3 && month > 25 ? 40 : 0));
    const { body } = await world.call('GET', '/api/scan?indicator=absence');
    expect(body).toMatchObject({ period: '2026-02', falseDiscoveryRate: 0.05, notJudged: 0 });
    expect(body.places).toHaveLength(12);
    expect(body.places[0]).toMatchObject({
      place: { id: 'school-3', kind: 'school' },
      direction: 'worse',
      standsOut: true,
    });
    expect(body.places.slice(1).map(({ standsOut }: { standsOut: boolean }) => standsOut)).not.toContain(true);
    expect((await world.call('GET', '/api/scan?indicator=absence&group=english_learner:yes')).body).toMatchObject({
      places: [],
      notJudged: 12,
    });
  });

  it('is empty where nothing is published, and unknown for another indicator', async () => {
    expect((await world.call('GET', '/api/scan?indicator=absence')).body).toEqual({
      falseDiscoveryRate: 0.05,
      places: [],
      notJudged: 0,
    });
    expect((await world.call('GET', '/api/scan?indicator=other')).status).toBe(404);
    expect((await world.callAs(undefined, 'GET', '/api/scan?indicator=absence')).status).toBe(401);
  });
});
