import { describe, expect, it } from 'vitest';
import { chronicAbsence, dibelsBenchmark } from '../catalog/indicator-presets.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { preferenceChoices } from '../mail/preferences.ts';
import { scopeOf } from './scope.ts';

const places: Place[] = [
  { id: 'rivermouth', kind: 'region', name: 'Rivermouth', codes: [] },
  { id: 'fircrest', kind: 'district', name: 'Fircrest', parentId: 'rivermouth', codes: [], ownerId: 'lin' },
  { id: 'birch', kind: 'school', name: 'Birch', parentId: 'fircrest', codes: [] },
  { id: 'eastmoor', kind: 'district', name: 'Eastmoor', parentId: 'rivermouth', codes: [] },
];
const indicators = [
  { ...chronicAbsence, id: 'absence', ownerId: 'maya' },
  { ...dibelsBenchmark('COMPOSITE'), id: 'reading', ownerId: 'sam' },
];
const scope = (person: { id: string; placeIds?: string[] }, choice: object = {}) =>
  scopeOf(person, preferenceChoices.parse(choice), { indicators, tree: placeTree(places) });
const topsOf = (...of: Parameters<typeof scope>) =>
  scope(...of).tops.map(({ indicator, place }) => `${indicator.id} ${place.id}`);

describe('what a person follows', () => {
  it('is what they own: an indicator everywhere, a place in every indicator', () => {
    expect(topsOf({ id: 'maya' })).toEqual(['absence rivermouth']);
    expect(topsOf({ id: 'lin' })).toEqual(['absence fircrest', 'reading fircrest']);
    expect(scope({ id: 'lin' }).follows('reading', 'birch')).toBe(true);
    expect(scope({ id: 'lin' }).follows('reading', 'eastmoor')).toBe(false);
  });

  it('is everything for who owns nothing, or wants everything', () => {
    const everything = ['absence rivermouth', 'reading rivermouth'];
    expect(topsOf({ id: 'manager' })).toEqual(everything);
    expect(topsOf({ id: 'maya' }, { digest: { follow: 'all' } })).toEqual(everything);
    expect(topsOf({ id: 'manager' }, { digest: { follow: 'own' } })).toEqual([]);
  });

  it('is never what they may not see, and not what they do not want to hear of', () => {
    const limited = { id: 'manager', placeIds: ['eastmoor'] };
    expect(topsOf(limited)).toEqual(['absence eastmoor', 'reading eastmoor']);
    expect(topsOf(limited, { digest: { placeIds: ['rivermouth'] } })).toEqual(topsOf(limited));
    expect(scope(limited).sees('fircrest')).toBe(false);
    expect(topsOf({ id: 'manager' }, { mutedIndicatorIds: ['reading'] })).toEqual(['absence rivermouth']);
  });

  it('is within the places that they chose', () => {
    expect(topsOf({ id: 'maya' }, { digest: { placeIds: ['fircrest', 'eastmoor'] } })).toEqual([
      'absence fircrest',
      'absence eastmoor',
    ]);
  });
});
