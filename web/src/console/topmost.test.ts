import { expect, it } from 'vitest';
import { topmostOf } from './topmost.ts';

const birch = { id: 'birch', name: 'Birch', parentId: 'fircrest' };
const fircrest = { id: 'fircrest', name: 'Fircrest', parentId: 'rivermouth' };
const eastmoor = { id: 'eastmoor', name: 'Eastmoor', parentId: 'rivermouth' };
const rivermouth = { id: 'rivermouth', name: 'Rivermouth' };

it('finds the region, or else the topmost places that somebody may see', () => {
  expect(topmostOf([birch, fircrest, eastmoor, rivermouth])).toEqual([rivermouth]);
  expect(topmostOf([birch, fircrest, eastmoor])).toEqual([eastmoor, fircrest]);
  expect(topmostOf([birch])).toEqual([birch]);
  expect(topmostOf([])).toEqual([]);
});
