import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { ABSENCE, createStaffWorld, NOW, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createStaffWorld(dynamo);
});

describe('a series', () => {
  it('shows what is published and nothing else', async () => {
    await world.layOut();
    const gaps = [{ focal: 'english_learner:yes', reference: 'english_learner:no' }];
    await world.call('PUT', '/api/indicators/absence', { ...ABSENCE, gaps });
    const place = { indicatorId: 'absence', placeId: 'fircrest', parts: ['birch'] };
    await world.store.released.publish('absence', '2026-02', {
      settings: '',
      basis: { definition: 2, inputs: 1, pattern: 0 },
      places: [
        {
          ...place,
          period: '2026-02',
          cells: {
            all: { numerator: 25, denominator: 100 },
            'english_learner:yes': { numerator: 10, denominator: 25 },
            'english_learner:no': { numerator: 15, denominator: 75 },
          },
        },
      ],
    });
    await world.store.released.publish('absence', '2026-01', {
      settings: '',
      basis: { definition: 2, inputs: 1, pattern: 0 },
      places: [
        {
          ...place,
          period: '2026-01',
          cells: { all: { numerator: 24, denominator: 100 }, 'english_learner:yes': 'hidden' },
        },
      ],
    });
    const { body } = await world.call('GET', '/api/series?indicator=absence&place=fircrest');
    expect(body.points).toEqual([
      {
        period: '2026-01',
        label: 'Jan 2026',
        groups: { all: { percent: 24, numerator: 24, denominator: 100 }, 'english_learner:yes': 'hidden' },
        reported: 1,
        expected: 1,
      },
      expect.objectContaining({ period: '2026-02', label: 'Feb 2026' }),
    ]);
    expect(body.gaps).toMatchObject([{ ...gaps[0], points: [{ period: '2026-01' }, { period: '2026-02', gap: 20 }] }]);
    expect(body.chart).toEqual({ points: [], verdict: { state: 'learning', more: 10 } });
    const entry = { sequence: 1, placeIds: ['birch'], complete: false, withdrawn: false };
    const note = { words: 'Two schools were closed.', at: '2026-03-09T18:00:00.000Z' };
    const file = { partnerId: 'fircrest', dataset: 'attendance' as const, period: '2026-02', version: 0 };
    await world.store.manifests.replace({ ...file, entries: [{ ...entry, note }] });
    expect((await world.call('GET', '/api/series?indicator=absence&place=fircrest')).body.notes).toEqual([
      { period: '2026-02', words: expect.stringContaining('March 9, 2026: “Two schools were closed.”') },
    ]);
    expect((await world.call('GET', '/api/series?indicator=absence&place=nowhere')).status).toBe(404);
    expect((await world.call('GET', '/api/series?indicator=absence')).status).toBe(400);
  });
});

describe('alerts', () => {
  it('are filtered, and say what was found in a sentence', async () => {
    await world.layOut();
    const common = { ruleId: 'high', ruleVersion: 1, indicatorId: 'absence', placeId: 'fircrest' };
    const after = { period: '2026-02', counts: { numerator: 241, denominator: 1000 } };
    await world.store.alerts.replace(
      {
        ...common,
        id: 'high~fircrest',
        state: 'firing',
        reason: 'opened',
        since: '2026-02',
        period: '2026-02',
        changedAt: NOW.toISOString(),
        revision: 1,
        finding: { ...common, kind: 'level', period: '2026-02', group: 'all', percent: 20, after, all: { after } },
        notes: [],
        history: [],
      },
      undefined,
    );
    const listed = await world.call('GET', '/api/alerts?state=firing&indicator=absence&place=fircrest');
    expect(listed.body.alerts).toHaveLength(1);
    expect(listed.body.alerts[0]).not.toHaveProperty('finding');
    expect((await world.call('GET', '/api/alerts?state=resolved')).body.alerts).toEqual([]);
    const { body } = await world.call('GET', '/api/alerts/high~fircrest');
    expect(body.finding).toMatchObject({ percent: 20 });
    expect(body.sentence).toContain('Chronic absence');
    expect(body.sentence).toContain('Fircrest');
    expect((await world.call('GET', '/api/alerts/low~fircrest')).status).toBe(404);
  });
});
