import { describe, expect, it } from 'vitest';
import type { Place } from '../catalog/place.ts';
import type { Released, ReleasedCell } from '../disclosure/release.ts';
import { comparedPlaces } from './compared-places.ts';
import { factorPeriods } from './factor-period.ts';
import { enrollment, library } from './testing/made-factor.ts';

const ids = ['ash', 'birch', 'cedar', 'elm', 'fir', 'oak', 'pine', 'yew'];
const places = ids.map((id): Place => ({ id, kind: 'school', name: id, codes: [] }));
const release = (placeId: string, cell: ReleasedCell | undefined, period = '2026-02'): Released => ({
  ...{ indicatorId: 'absence', placeId, period, parts: [] },
  cells: cell === undefined ? {} : { all: cell },
});
const of = (numerator: number, denominator: number) => ({ numerator, denominator });

describe('the places compared', () => {
  const released = [
    release('ash', of(20, 100)),
    release('birch', 'hidden'),
    release('cedar', { denominator: 40, coded: 'few', fewerThan: 3 }),
    release('elm', of(0, 0)),
    release('oak', of(30, 100)),
    release('pine', of(30, 100)),
    release('yew', of(30, 100)),
  ];
  const known = { 'leveled-library': 1, enrollment: 300 };
  const shown = new Map<string, Record<string, number | 'hidden'>>([
    ['ash', known],
    ['birch', known],
    ['oak', { ...known, 'leveled-library': 'hidden' }],
    ['pine', { 'leveled-library': 0 }],
    ['yew', { ...known, enrollment: 0 }],
  ]);
  const looked = { places, group: 'all', released, attribute: library, heldEqual: [enrollment], shown };

  it('are those with a published share and all attributes; the others are named with why', () => {
    const { compared, leftOut } = comparedPlaces(looked);
    expect(compared).toMatchObject([{ place: { id: 'ash' }, counts: of(20, 100), value: 1, others: [300] }]);
    expect(leftOut.map(({ place, ...why }) => [place.id, why])).toEqual([
      ['birch', { reason: 'hidden' }],
      ['cedar', { reason: 'hidden' }],
      ['elm', { reason: 'not-sent' }],
      ['fir', { reason: 'not-sent' }],
      ['oak', { reason: 'attribute-hidden', attributeId: 'leveled-library' }],
      ['pine', { reason: 'attribute-not-known', attributeId: 'enrollment' }],
      ['yew', { reason: 'attribute-not-known', attributeId: 'enrollment' }],
    ]);
  });

  it('need no more than the attributes that are asked for', () => {
    const { compared } = comparedPlaces({ ...looked, heldEqual: [] });
    expect(compared.map(({ place, value }) => [place.id, value])).toEqual([
      ['ash', 1],
      ['pine', 0],
      ['yew', 1],
    ]);
  });
});

describe('the period compared', () => {
  const in2026 = (month: string, count: number) =>
    ids.slice(0, count).map((id) => release(id, of(20, 100), `2026-${month}`));

  it('is the latest that speaks for at least half of the places', () => {
    const released = [...in2026('01', 8), ...in2026('02', 4), ...in2026('03', 3), release('ash', 'hidden', '2026-04')];
    const found = factorPeriods(released, new Set(ids), 'all');
    expect(found).toEqual({ periods: ['2026-03', '2026-02', '2026-01'], latest: '2026-02' });
    expect(factorPeriods(released, new Set(['ash', 'birch']), 'all').latest).toBe('2026-03');
  });

  it('is none where no place shows a share of the group', () => {
    expect(factorPeriods(in2026('01', 8), new Set(ids), 'grade:3')).toEqual({ periods: [], latest: undefined });
    expect(factorPeriods(in2026('01', 8), new Set(), 'all').latest).toBeUndefined();
  });
});
