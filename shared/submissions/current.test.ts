import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { currentSubmissions, inputsOf, sectionsOf, totalInputs } from './current.ts';
import type { Manifest } from './manifest.ts';

const place = (id: string, kind: Place['kind'], parentId?: string): Place => ({
  id,
  kind,
  name: id,
  codes: [],
  ...(parentId && { parentId }),
});
const tree = placeTree([
  place('rivermouth', 'region'),
  place('fircrest', 'district', 'rivermouth'),
  place('birch', 'school', 'fircrest'),
  place('cedar', 'school', 'fircrest'),
  place('eastmoor', 'district', 'rivermouth'),
  place('dune', 'school', 'eastmoor'),
]);

type Entry = Manifest['entries'][number];
const entry = (sequence: number, placeIds: string[], more: Partial<Entry> = {}): Entry => ({
  sequence,
  placeIds,
  complete: false,
  withdrawn: false,
  ...more,
});
const manifest = (entries: Entry[], partnerId = 'fircrest', version = entries.length): Manifest => ({
  partnerId,
  dataset: 'attendance',
  period: '2026-02',
  entries,
  version,
});

describe('which submission counts', () => {
  it('is the highest sequence, school by school', () => {
    const current = currentSubmissions([manifest([entry(1, ['birch', 'cedar']), entry(2, ['birch'])])]);
    expect(Object.fromEntries(current)).toEqual({ birch: 2, cedar: 1 });
  });

  it('is what stood before, when the later one was withdrawn', () => {
    const current = currentSubmissions([manifest([entry(1, ['birch']), entry(2, ['birch'], { withdrawn: true })])]);
    expect(Object.fromEntries(current)).toEqual({ birch: 1 });
  });

  it('leaves nothing of schools that a complete file leaves out', () => {
    const current = currentSubmissions([
      manifest([entry(1, ['birch', 'cedar']), entry(2, ['birch'], { complete: true })]),
    ]);
    expect(Object.fromEntries(current)).toEqual({ birch: 2 });
  });

  it('does not let one partner’s complete file hide what another sent', () => {
    const current = currentSubmissions([
      manifest([entry(1, ['cedar'])], 'cedar-center'),
      manifest([entry(2, ['birch'], { complete: true })]),
    ]);
    expect(Object.fromEntries(current)).toEqual({ birch: 2, cedar: 1 });
  });

  it('does not depend on the order of entries', () => {
    const entries = fc.uniqueArray(
      fc.record({
        sequence: fc.integer({ min: 1, max: 20 }),
        placeIds: fc.subarray(['birch', 'cedar', 'dune']),
        complete: fc.boolean(),
        withdrawn: fc.boolean(),
      }),
      { selector: ({ sequence }) => sequence },
    );
    fc.assert(
      fc.property(entries, (list) => {
        const sorted = (value: Map<string, number>) => [...value].sort();
        expect(sorted(currentSubmissions([manifest(list)]))).toEqual(
          sorted(currentSubmissions([manifest(list.toReversed())])),
        );
      }),
    );
  });
});

describe('sections of the tree', () => {
  const both = [
    manifest([entry(1, ['birch'])], 'fircrest', 3),
    manifest([entry(2, ['dune', 'rivermouth'])], 'union', 4),
  ];

  it('are the districts that files touch, and the region where a file is about it', () => {
    expect(sectionsOf(both, tree)).toEqual([
      { id: 'eastmoor', placeIds: ['eastmoor', 'dune'] },
      { id: 'fircrest', placeIds: ['fircrest', 'birch', 'cedar'] },
      { id: 'rivermouth', placeIds: ['rivermouth'] },
    ]);
  });

  it('grow with every change of a manifest that touches them, and with no other', () => {
    const [eastmoor, fircrest] = sectionsOf(both, tree);
    expect(eastmoor && inputsOf(eastmoor, both)).toBe(4);
    expect(fircrest && inputsOf(fircrest, both)).toBe(3);
    expect(totalInputs(both, tree)).toBe(3 + 4 + 4);
  });

  it('leave aside places that no longer exist', () => {
    expect(sectionsOf([manifest([entry(1, ['gone'])])], tree)).toEqual([]);
  });
});
