import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaffWorld, type StaffWorld } from '../../functions/staff-api/testing/staff-world.ts';
import type { FindingOf } from '../../shared/alerts/finding.ts';
import { laterPeriod } from '../../shared/catalog/period.ts';
import { attributePresets } from '../../shared/catalog/presets/attributes.ts';
import type { Released } from '../../shared/disclosure/release.ts';
import { readCourses } from '../../shared/pipeline/read-courses.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';

const LATEST = '2026-02';
const months = Array.from({ length: 30 }, (_, at) => laterPeriod('2023-09', at));
const schools = Array.from({ length: 30 }, (_, at) => `school-${String(at).padStart(2, '0')}`);

/** Schools in pairs alike. School 0 has a concern, school 1 improves in the end, and school 20 is better than all. */
const releasedIn =
  (period: string, month: number) =>
  (placeId: string, school: number): Released => {
    const students = 400 + 90 * Math.floor(school / 2);
    const learners = Math.round(students * (0.2 + 0.02 * Math.floor(school / 4)));
    const percent = school === 0 ? 36 : school === 1 && month > 23 ? 15 : school === 20 ? 4 : 20 + (school % 3);
    const share = (of: number) => ({ numerator: Math.round((of * percent) / 100) + (month % 3), denominator: of });
    const cells = {
      all: share(students),
      'english_learner:yes': school === 29 ? ('hidden' as const) : share(learners),
      'english_learner:no': school === 29 ? ('hidden' as const) : share(students - learners),
    };
    return { indicatorId: 'absence', placeId, period, parts: [], cells };
  };

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
  world = await createStaffWorld(dynamo);
  await world.layOut();
  const { store } = world;
  for (const id of schools) await store.places.put({ id, kind: 'school', name: id, parentId: 'fircrest', codes: [] });
  for (const attribute of attributePresets.slice(0, 3)) await store.attributes.put(attribute);
  const basis = { definition: 1, inputs: 1, pattern: 0 };
  for (const [month, period] of months.entries()) {
    const places = schools.map(releasedIn(period, month));
    await store.released.publish('absence', period, { settings: '', basis, places });
  }
});
afterAll(() => dynamo.close());

describe('peers of a school, from what is published alone', () => {
  it('are those of its size and its students, with their values in one period', async () => {
    const { body } = await world.call('GET', '/api/peers?indicator=absence&place=school-00');
    expect(body).toMatchObject({ period: LATEST, value: { percent: 36.5 }, comparison: { verdict: 'worse' } });
    expect(body.matchedOn).toMatchObject([
      { id: 'english-learners', own: 0.2 },
      { id: 'enrollment', own: 400 },
    ]);
    expect(body.notMatchedOn).toEqual([{ id: 'low-income', name: 'Share with low income', because: 'unknown-here' }]);
    expect(body.peers).toHaveLength(5);
    expect(body.peers[0]).toMatchObject({
      place: { id: 'school-01' },
      value: { percent: 15.5 },
      likeness: 'very-alike',
    });
    expect(body.withoutAttributes).toEqual([
      { id: 'school-29', name: 'school-29', attributes: ['Share of English learners'] },
    ]);
    expect(body.withoutValue).toEqual([]);
  });

  it('are none of a place that is not there, nor in an indicator that is not', async () => {
    expect((await world.call('GET', '/api/peers?indicator=absence&place=nowhere')).status).toBe(404);
    expect((await world.call('GET', '/api/peers?indicator=other&place=school-00')).status).toBe(404);
    expect((await world.call('GET', '/api/bright-spots?indicator=other')).status).toBe(404);
    const { body } = await world.call('GET', '/api/peers?indicator=absence&place=birch');
    expect(body).toMatchObject({ value: 'none', peers: [], comparison: { cannotSay: 'no-value' } });
  });

  it('show where it is better than at similar places', async () => {
    const { body } = await world.call('GET', '/api/bright-spots?indicator=absence');
    expect(body.comparisons).toBe(2 * (29 + 29 + 29));
    const places = body.spots.map(({ place }: { place: { id: string } }) => place.id);
    expect(new Set(places)).toEqual(new Set(['school-20']));
  });

  it('are what a mail about a concern calls a similar place', async () => {
    const { store } = world;
    const finding: FindingOf<'level'> = {
      ...{ kind: 'level', ruleId: 'high', ruleVersion: 1, indicatorId: 'absence', placeId: 'school-00' },
      ...{ period: LATEST, group: 'all', percent: 25, all: {} },
      after: { period: LATEST, counts: { numerator: 146, denominator: 400 } },
    };
    const [indicators, places] = await Promise.all([store.indicators.list(), store.places.list()]);
    const { readBrightSpots } = await readCourses(store, [finding], indicators, places);
    const spot = (await readBrightSpots(places))(finding);
    expect(spot?.place.id).toBe('school-01');
    expect(spot?.alike.map(({ name }) => name).sort()).toEqual(['Enrollment', 'Share of English learners']);
    expect((await readBrightSpots(places.filter(({ id }) => id !== 'school-01')))(finding)).toBeUndefined();
  });
});
