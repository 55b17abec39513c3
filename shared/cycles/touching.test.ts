import { describe, expect, it } from 'vitest';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { cycleAt } from './testing/cycle.ts';
import { cyclesAt, cyclesTouching } from './touching.ts';

const places: Place[] = [
  { id: 'rivermouth', kind: 'region', name: 'Rivermouth', codes: [] },
  { id: 'fircrest', kind: 'district', name: 'Fircrest', parentId: 'rivermouth', codes: [] },
  { id: 'birch', kind: 'school', name: 'Birch', parentId: 'fircrest', codes: [] },
  { id: 'cedar', kind: 'school', name: 'Cedar', parentId: 'fircrest', codes: [] },
];
const cycle = (id: string, placeId: string, rest: object = {}) =>
  cycleAt([placeId], { id, indicatorId: 'absence', ...rest });
const cycles = [
  cycle('district', 'fircrest'),
  cycle('school', 'birch'),
  cycle('reading', 'birch', { indicatorId: 'reading' }),
  cycle('over', 'birch', { state: 'closed' }),
];
const idsAt = (placeId: string) => cyclesAt(cycles, { indicatorId: 'absence', placeId }).map(({ id }) => id);
const idsTouching = (placeId: string) =>
  cyclesTouching(cycles, { indicatorId: 'absence', placeId }, placeTree(places)).map(({ id }) => id);

describe('the open cycles of an indicator', () => {
  it('are at the places where they are tried', () => {
    expect(['fircrest', 'birch', 'cedar'].map(idsAt)).toEqual([['district'], ['school'], []]);
  });

  it('touch what lies within and around these', () => {
    expect(['rivermouth', 'birch', 'cedar'].map(idsTouching)).toEqual([
      ['district', 'school'],
      ['district', 'school'],
      ['district'],
    ]);
  });
});
