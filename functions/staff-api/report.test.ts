import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { ABSENCE, createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
const counts = (numerator: number, denominator = 100) => ({ numerator, denominator });

beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
  world = await createStaffWorld(dynamo);
  await world.layOut();
  await world.call('PUT', '/api/places/alder', { kind: 'school', name: 'Alder', parentId: 'fircrest' });
  await world.call('PUT', '/api/indicators/a-reading', {
    ...{ ...ABSENCE, dataset: 'assessment', periodKind: 'window', name: 'A reading', betterWhen: 'higher' },
    definition: { kind: 'dibels-benchmark', measure: 'COMPOSITE' },
    serves: [{ outcome: 'early-grade-reading', as: 'core' }],
  });
  for (const [period, birch] of [
    ['2025-02', 24],
    ['2026-02', 20],
  ] as const) {
    const at = (placeId: string, cell: object, parts: string[] = []) => ({
      ...{ indicatorId: 'absence', placeId, period, parts },
      cells: { all: cell as never },
    });
    await world.store.released.publish('absence', period, {
      settings: '',
      basis: { definition: 1, inputs: 1, pattern: 0 },
      places: [
        at('fircrest', counts(2 * birch, 200), ['alder', 'birch']),
        at('birch', counts(birch)),
        at('alder', 'hidden' as never),
      ],
    });
  }
});
afterAll(() => dynamo.close());

describe('the report of a place', () => {
  it('has what is published of it, and the latest of each place within, by name', async () => {
    const { status, body } = await world.call('GET', '/api/report?place=fircrest');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      place: { id: 'fircrest', kind: 'district' },
      partnership: { minimumGroupSize: 10 },
      at: '2026-03-10T09:00:00.000Z',
      without: ['A reading'],
    });
    expect(body.indicators).toMatchObject([
      {
        indicator: { id: 'absence' },
        periodKind: 'month',
        points: [{ period: '2025-02' }, { period: '2026-02', groups: { all: { percent: 20 } } }],
        places: [
          { place: { id: 'alder' }, value: 'hidden' },
          { place: { id: 'birch' }, period: '2026-02', value: { percent: 20 }, change: -4 },
        ],
      },
    ]);
    expect(body.indicators[0].places[0]).not.toHaveProperty('change');
  });

  it('is not there for a place that is not', async () => {
    expect((await world.call('GET', '/api/report?place=nowhere')).status).toBe(404);
  });
});
