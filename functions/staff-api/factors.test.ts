import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleasedCell } from '../../shared/disclosure/release.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;

/** Fifteen schools of which the shares with low income are published too; at the last one absence is hidden. */
const schools = Array.from({ length: 15 }, (_, index) => `school-${index}`);
const absent = [150, 170, 160, 190, 180, 150, 140, 160, 210, 230, 220, 190, 240, 250, 0];
const income = [30, 42, 36, 52, 46, 31, 25, 35, 61, 68, 63, 50, 72, 77, 40];

beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
  world = await createStaffWorld(dynamo);
  await world.layOut();
  const { store } = world;
  for (const id of schools) await store.places.put({ id, kind: 'school', name: id, parentId: 'fircrest', codes: [] });
  await store.attributes.put({
    ...{ id: 'low-income', name: 'Share with low income', kind: 'share', group: 'low_income:yes' },
    ...{ matches: true, source: 'districts' },
  });
  const of = (numerator: number, denominator: number) => ({ numerator, denominator });
  const places = schools.map((placeId, index) => {
    const low = 10 * (income[index] ?? 0);
    const all: ReleasedCell = index === 14 ? 'hidden' : of(absent[index] ?? 0, 1000);
    const cells = { all, 'low_income:yes': of(low / 5, low), 'low_income:no': of(50, 1000 - low) };
    return { indicatorId: 'absence', placeId, period: '2026-02', parts: [], cells };
  });
  await store.released.publish('absence', '2026-02', {
    ...{ settings: '', basis: { definition: 1, inputs: 1, pattern: 0 }, places },
  });
});
afterAll(() => dynamo.close());

const ask = (query: string) => world.call('GET', `/api/factors?${query}`);

describe('factors', () => {
  it('are answered in numbers and plain words, with the places and those left out', async () => {
    const { body, status } = await ask('indicator=absence&attribute=low-income');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ group: 'all', kind: 'school', period: '2026-02', periods: ['2026-02'], verdict: 'worse', adjustedFor: [] },
      attribute: { id: 'low-income', kind: 'share' },
      result: { kind: 'numeric', places: 14, step: { kind: 'ten-points', size: 1 } },
    });
    expect(body.result.slope.value).toBeGreaterThan(1);
    expect(body.reading.title).toBe('Chronic absence is higher at schools where the share with low income is higher');
    expect(body.reading.leftOut).toBe('Not compared: school-14 (hidden to protect students).');
    expect(body.places[0]).toEqual({
      ...{ place: { id: 'school-0', name: 'school-0' }, percent: 15, numerator: 150, denominator: 1000, value: 0.3 },
    });
    expect(body.leftOut).toContainEqual({ place: { id: 'school-14', name: 'school-14' }, reason: 'hidden' });
  });

  it('are of a student group and a kind of place, or cannot be said', async () => {
    const group = await ask('indicator=absence&attribute=low-income&group=low_income:yes');
    expect(group.body.reading.title).toContain('whether chronic absence among students with low income goes with');
    expect(group.body.result).toEqual({ kind: 'cannot-say', reason: 'nothing-varies', what: 'share', places: 14 });
    const districts = await ask('indicator=absence&attribute=low-income&kind=district');
    expect(districts.body).toMatchObject({ verdict: 'cannot-say', periods: [], places: [], result: { places: 0 } });
    expect(districts.body).not.toHaveProperty('period');
    const earlier = await ask('indicator=absence&attribute=low-income&period=2025-02');
    expect(earlier.body).toMatchObject({ period: '2025-02', verdict: 'cannot-say' });
  });

  it('need an indicator and attributes that are there, and a period of the kind', async () => {
    expect((await ask('indicator=other&attribute=low-income')).status).toBe(404);
    expect((await ask('indicator=absence&attribute=other')).body.detail).toBe('There is no attribute other.');
    const asked = 'indicator=absence&attribute=low-income';
    const wrong = [`${asked}&adjust=low-income`, `${asked}&adjust=other,more`, `${asked}&period=2025-26-YEAR`];
    const answers = await Promise.all([...wrong, `${asked}&adjust=A!`].map(ask));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(answers[1]?.body.errors).toHaveLength(2);
    expect((await world.callAs(undefined, 'GET', `/api/factors?${asked}`)).status).toBe(401);
  });
});
