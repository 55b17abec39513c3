import { describe, expect, it } from 'vitest';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import { cycleAt } from '../cycles/testing/cycle.ts';
import { recipientsOf } from './recipients.ts';
import { ruleOf } from './testing/series.ts';

const places: Place[] = [
  { id: 'rivermouth', kind: 'region', name: 'Rivermouth', codes: [] },
  { id: 'fircrest', kind: 'district', name: 'Fircrest', parentId: 'rivermouth', codes: [], ownerId: 'lin' },
  { id: 'birch', kind: 'school', name: 'Birch', parentId: 'fircrest', codes: [] },
  { id: 'eastmoor', kind: 'district', name: 'Eastmoor', parentId: 'rivermouth', codes: [] },
];
const person = (id: string, placeIds?: string[]): Owner => ({
  ...{ id, name: id, email: `${id}@x.example` },
  ...(placeIds && { placeIds }),
});
const owners = [person('jordan'), person('lin', ['fircrest']), person('sam', ['eastmoor'])];

const cycle = (id: string, ownerId: string, rest: object = {}) =>
  cycleAt(['fircrest'], { id, indicatorId: 'absence', ownerId, ...rest });
const cycles = [cycle('teams', 'lin'), cycle('calls', 'jordan'), cycle('done', 'sam', { state: 'closed' })];

const told = (recipients: object, placeId: string, ownerId = 'jordan') =>
  recipientsOf(
    ruleOf('signal', { recipients }),
    { indicator: { id: 'absence', ownerId }, placeId },
    { places, owners, cycles },
  ).map(({ id }) => id);

describe('who is told', () => {
  it('is the owner of the indicator, unless the rule says otherwise', () => {
    expect(told({}, 'fircrest')).toEqual(['jordan']);
    expect(told({ owners: ['place'] }, 'fircrest')).toEqual(['lin']);
    expect(told({ owners: ['place'] }, 'eastmoor')).toEqual([]);
    expect(told({ owners: [], people: ['lin'] }, 'birch')).toEqual(['lin']);
  });

  it('is the owner of an open cycle there, and of no other where the finding is about one', () => {
    const byCycle = ruleOf('cycle');
    const of = (found: object, rest: { placeId?: string } = {}) =>
      recipientsOf(
        byCycle,
        { indicator: { id: 'absence', ownerId: 'sam' }, placeId: 'fircrest', ...rest, ...found },
        { places, owners, cycles },
      ).map(({ id }) => id);
    expect(of({})).toEqual(['jordan', 'lin']);
    expect(of({ cycleId: 'teams' })).toEqual(['lin']);
    expect(of({}, { placeId: 'eastmoor' })).toEqual([]);
    expect(of({ indicator: { id: 'reading' } })).toEqual([]);
  });

  it('is each person once', () => {
    expect(told({ owners: ['indicator', 'place'], people: ['lin'] }, 'fircrest', 'lin')).toEqual(['lin']);
  });

  it('is nobody who may not see the place', () => {
    expect(told({ people: ['lin', 'sam'] }, 'birch')).toEqual(['jordan', 'lin']);
    expect(told({ people: ['lin', 'sam'] }, 'rivermouth')).toEqual(['jordan']);
  });

  it('is nobody who was removed', () => {
    expect(told({ people: ['gone'] }, 'fircrest', 'left')).toEqual([]);
  });
});
