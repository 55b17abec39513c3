import { describe, expect, it } from 'vitest';
import type { Manifest } from './manifest.ts';
import { replacedBy, standInsOf } from './stand-ins.ts';

type Entry = { placeIds: string[]; withdrawn?: boolean; complete?: boolean };

/** Files 1, 2, … of one period. */
const sent = (...entries: Entry[]): Manifest => ({
  partnerId: 'fircrest',
  dataset: 'attendance',
  period: '2026-02',
  version: entries.length,
  entries: entries.map((entry, index) => ({ complete: false, withdrawn: false, ...entry, sequence: index + 1 })),
});
const both = ['birch', 'cedar'];

describe('what stands in for a file that is withdrawn', () => {
  it('is the file before it, school by school', () => {
    const manifest = sent({ placeIds: ['birch'] }, { placeIds: ['cedar'] }, { placeIds: both });
    expect(standInsOf(manifest, 3)).toEqual({ sequences: [2, 1], leavesNone: false });
  });

  it('is nothing for schools that no other file has', () => {
    expect(standInsOf(sent({ placeIds: ['birch'] }, { placeIds: both }), 2)).toEqual({
      sequences: [1],
      leavesNone: true,
    });
    expect(standInsOf(sent({ placeIds: both }), 1)).toEqual({ sequences: [], leavesNone: true });
  });

  it('is never a file that was withdrawn', () => {
    const manifest = sent({ placeIds: both }, { placeIds: both, withdrawn: true }, { placeIds: both });
    expect(standInsOf(manifest, 3)).toEqual({ sequences: [1], leavesNone: false });
  });

  it('counts again for the schools that a complete file left out', () => {
    const manifest = sent({ placeIds: both }, { placeIds: ['birch'], complete: true });
    expect(standInsOf(manifest, 2)).toEqual({ sequences: [1], leavesNone: false });
  });

  it('is not needed for a file that counts nowhere', () => {
    expect(standInsOf(sent({ placeIds: both }, { placeIds: both }), 1)).toEqual({ sequences: [], leavesNone: false });
  });
});

describe('the files that a file replaced', () => {
  it('are those that counted when it came, whatever came after', () => {
    const manifest = sent({ placeIds: both }, { placeIds: both }, { placeIds: both });
    expect([1, 2, 3].map((sequence) => replacedBy(manifest, sequence))).toEqual([[], [1], [2]]);
  });
});
