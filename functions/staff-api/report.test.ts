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

describe('what a report compares', () => {
  /** Twelve schools as alike as can be told by their enrollment, of which only Birch does clearly better. */
  const schools = Array.from({ length: 11 }, (_, at) => `school-${at}`);
  const absent = (id: string) => (id === 'birch' ? 150 : 380 + ((Number(id.slice(7)) * 7) % 11) * 4);
  const readBefore: string[] = [];

  beforeAll(async () => {
    for (const id of schools) {
      await world.call('PUT', `/api/places/${id}`, { kind: 'school', name: id, parentId: 'fircrest' });
    }
    await world.call('PUT', '/api/attributes/enrollment', {
      ...{ name: 'Enrollment', kind: 'number', unit: 'students', group: 'all', matches: true, source: 'State' },
    });
    await world.call('PUT', '/api/cycles/teams', {
      ...{ name: 'Attendance teams', indicatorId: 'absence', ownerId: 'jordan', decideBy: '2026-06-01' },
      ...{ phases: [{ startedOn: '2026-01-10', baseline: '2025-12', test: { placeIds: ['birch'] } }] },
      reviewsOn: ['2026-02-01', '2026-04-01'],
    });
    await world.store.released.publish('absence', '2026-02', {
      settings: '',
      basis: { definition: 1, inputs: 2, pattern: 0 },
      places: ['birch', ...schools].map((placeId, at) => ({
        ...{ indicatorId: 'absence', placeId, period: '2026-02', parts: [] },
        cells: { all: counts(absent(placeId), 1900 + at) },
      })),
    });
    const { history } = world.store.released;
    world.store.released.history = async (id) => {
      readBefore.push(id);
      return history(id);
    };
  });

  it('is its bright spots, the place beside similar ones, and the cycles tried there', async () => {
    const { status, body } = await world.call('GET', '/api/report?place=birch');
    expect(status).toBe(200);
    expect(body.attributes).toMatchObject([{ id: 'enrollment', unit: 'students' }]);
    const [absence] = body.indicators;
    expect(absence.brightSpots).toMatchObject([{ place: { id: 'birch' }, group: 'all', value: { numerator: 150 } }]);
    expect(absence.besidePeers).toMatchObject({ period: '2026-02', comparison: { verdict: 'better' }, bright: [] });
    expect(absence.besidePeers.peers).toHaveLength(5);
    expect(absence.besidePeers.others).toHaveLength(6);
    expect(body.cycles).toMatchObject([
      {
        ...{ id: 'teams', indicator: { id: 'absence' }, state: 'open', partial: false },
        next: { day: '2026-04-01', what: 'review' },
        test: { places: [{ id: 'birch' }], group: 'all' },
        title: expect.stringContaining('Birch'),
      },
    ]);
    expect(body.cycles[0]).not.toHaveProperty('effect');
  });

  it('is of places within, and a region has no peers', async () => {
    const of = async (place: string) => (await world.call('GET', `/api/report?place=${place}`)).body;
    const school = await of('school-3');
    expect(school.cycles).toEqual([]);
    expect(school.indicators[0].brightSpots).toEqual([]);
    expect(school.indicators[0].besidePeers.bright.concat('birch')).toContain('birch');
    const region = await of('rivermouth');
    expect(region.cycles).toMatchObject([{ id: 'teams' }]);
    expect(region.indicators.every((one: object) => !('besidePeers' in one))).toBe(true);
  });

  it('reads what is published of an indicator once for the whole report', async () => {
    readBefore.length = 0;
    await world.call('GET', '/api/report?place=birch');
    expect(readBefore.toSorted()).toEqual(['a-reading', 'absence']);
  });
});
