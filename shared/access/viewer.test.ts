import { describe, expect, it } from 'vitest';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import { viewerOf } from './viewer.ts';

const place = (id: string, kind: Place['kind'], parentId?: string): Place => ({
  ...{ id, kind, name: id, codes: [] },
  ...(parentId && { parentId }),
});
const places = [
  place('rivermouth', 'region'),
  place('fircrest', 'district', 'rivermouth'),
  place('birch', 'school', 'fircrest'),
  place('cedar', 'school', 'fircrest'),
  place('eastmoor', 'district', 'rivermouth'),
];
const person = (id: string, placeIds?: string[]): Owner => ({
  ...{ id, name: id, email: `${id}@x.example`, username: 'sam' },
  ...(placeIds && { placeIds }),
});
const seenBy = (...owners: Owner[]) => {
  const { maySee } = viewerOf('sam', owners, places);
  return places.map(({ id }) => id).filter(maySee);
};

describe('a viewer', () => {
  it('sees the places of their owner record and all within, and nothing above', () => {
    expect(seenBy(person('a', ['fircrest']))).toEqual(['fircrest', 'birch', 'cedar']);
    expect(seenBy(person('a', ['birch', 'eastmoor']))).toEqual(['birch', 'eastmoor']);
  });

  it('sees every place without a limit, none without a record or a name, and no place that is not there', () => {
    expect(seenBy(person('a'))).toHaveLength(5);
    expect(seenBy()).toEqual([]);
    const { username, ...nameless } = person('a');
    expect(viewerOf(undefined, [nameless], places).maySee('fircrest')).toBe(false);
    expect(viewerOf('sam', [person('a')], places).maySee('nowhere')).toBe(false);
  });

  it('sees what every record of their username allows', () => {
    expect(seenBy(person('a'), person('b', ['birch']))).toEqual(['birch']);
    expect(seenBy(person('a', ['eastmoor']), person('b', ['birch']))).toEqual([]);
  });

  it('finds within a place what they may see of it', () => {
    const { within, knows } = viewerOf('sam', [person('a', ['birch', 'cedar'])], places);
    expect(within('birch')).toEqual(['birch']);
    expect(within('rivermouth')).toEqual(['birch', 'cedar']);
    expect(within('eastmoor')).toEqual([]);
    expect([knows({}), knows({ placeIds: ['rivermouth'] }), knows({ placeIds: ['eastmoor'] })]).toEqual([
      ...[true, true, false],
    ]);
  });
});
