import { describe, expect, it } from 'vitest';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
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

const told = (recipients: object, placeId: string, ownerId = 'jordan') =>
  recipientsOf(ruleOf('signal', { recipients }), { indicator: { ownerId }, placeId }, { places, owners }).map(
    ({ id }) => id,
  );

describe('who is told', () => {
  it('is the owner of the indicator, unless the rule says otherwise', () => {
    expect(told({}, 'fircrest')).toEqual(['jordan']);
    expect(told({ owners: ['place'] }, 'fircrest')).toEqual(['lin']);
    expect(told({ owners: ['place'] }, 'eastmoor')).toEqual([]);
    expect(told({ owners: [], people: ['lin'] }, 'birch')).toEqual(['lin']);
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
