import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import type { Place } from '../catalog/place.ts';
import type { Alert } from './alert.ts';
import { evaluate, type World } from './evaluate.ts';
import type { Edition, Rule } from './rule.ts';
import { level, NOW, released, ruleOf } from './testing/series.ts';

const places: Place[] = [
  { id: 'region', kind: 'region', name: 'Region', codes: [] },
  { id: 'fircrest', kind: 'district', name: 'Fircrest', parentId: 'region', codes: [] },
  { id: 'eastmoor', kind: 'district', name: 'Eastmoor', parentId: 'region', codes: [] },
];
const series = new Map(
  places.map(({ id }, index) => [
    id,
    [released('2026-01', { all: [25 + index, 100], 'el:yes': [10, 100] }, { placeId: id, parts: [] })],
  ]),
);
const world: World = { indicator: chronicAbsence, places, series, now: NOW };

function run(rules: (Rule & Edition)[], before: Alert[] = [], change: Partial<World> = {}) {
  return evaluate({ ...world, ...change }, rules, new Map(before.map((one) => [one.id, one])));
}
const idsOf = (moves: ReturnType<typeof run>) => moves.map(({ alert }) => alert.id);

describe('the alerts of an indicator', () => {
  it('are one for each rule, place and subject', () => {
    expect(idsOf(run([level({ percent: 10, groups: ['all', 'el:yes'], placeIds: ['fircrest'] })]))).toEqual([
      'above-20~chronic-absence~fircrest~all',
      'above-20~chronic-absence~fircrest~el:yes',
    ]);
    expect(run([level({ placeKinds: ['district'] })])).toHaveLength(2);
    expect(run([level({ indicatorIds: ['another'] })])).toEqual([]);
    expect(run([level({ enabled: false })])).toEqual([]);
  });

  it('end when their rule no longer looks at them, and are not told of it', () => {
    const open = run([level({ placeKinds: ['district'] })]).map(({ alert }) => alert);
    const narrowed = run([level({ placeIds: ['fircrest'] }, 2)], open);
    expect(narrowed.find(({ alert }) => alert.placeId === 'eastmoor')).toMatchObject({
      notify: false,
      alert: { state: 'resolved', reason: 'rule-changed', revision: 2 },
    });
    expect(narrowed.every(({ notify }) => !notify)).toBe(true);
    expect(run([], open).map(({ alert }) => alert.state)).toEqual(['resolved', 'resolved']);
    const ended = run([], open).map(({ alert }) => alert);
    expect(run([], ended)).toEqual([]);
  });

  it('are told of data that one place did not send while others did', () => {
    const later = released('2026-02', { all: [25, 100] }, { placeId: 'fircrest', parts: [] });
    const sent = new Map([...series, ['fircrest', [...(series.get('fircrest') ?? []), later]]]);
    const rule = ruleOf('missing', { id: 'overdue', graceDays: 10 });
    expect(idsOf(run([rule], [], { series: sent, now: new Date('2026-03-10') }))).toEqual([]);
    expect(idsOf(run([rule], [], { series: sent, now: new Date('2026-03-11') }))).toEqual([
      'overdue~chronic-absence~eastmoor~data',
    ]);
  });
});
