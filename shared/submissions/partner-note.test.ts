import { describe, expect, it } from 'vitest';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Manifest } from './manifest.ts';
import { onOneLine } from './note.ts';
import { partnerNotes, quoteNote } from './partner-note.ts';

const place = (id: string, kind: Place['kind'], parentId?: string): Place => ({
  ...{ id, kind, name: id, codes: [] },
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
const partners = [
  { id: 'fircrest', name: 'Fircrest School District', placeId: 'fircrest' },
  { id: 'eastmoor', name: 'Eastmoor School District', placeId: 'eastmoor' },
];

type Sent = { placeIds: string[]; words?: string; withdrawn?: boolean };
const manifest = (partnerId: string, period: string, sent: Sent[]): Manifest => ({
  ...{ partnerId, dataset: 'attendance', period, version: sent.length },
  entries: sent.map(({ placeIds, words, withdrawn = false }, index) => ({
    ...{ sequence: index + 1, placeIds, complete: false, withdrawn },
    ...(words && { note: { words, at: `2026-03-0${index + 1}T18:00:00.000Z` } }),
  })),
});
const told = (placeId: string, manifests: Manifest[]) =>
  partnerNotes(placeId, manifests, partners, tree).map(({ period, words }) => `${period} ${words}`);

describe('the notes of partners', () => {
  const both = [
    manifest('eastmoor', '2026-02', [{ placeIds: ['dune'], words: 'Flood.' }]),
    manifest('fircrest', '2026-02', [
      { placeIds: ['birch', 'cedar'], words: 'Storm.' },
      { placeIds: ['birch'], words: 'Birch corrected.' },
    ]),
    manifest('fircrest', '2026-01', [{ placeIds: ['birch', 'cedar'], words: 'New system.' }]),
  ];

  it('are told of a place by the files that count there, in the order of periods', () => {
    expect(told('birch', both)).toEqual(['2026-01 New system.', '2026-02 Birch corrected.']);
    expect(told('cedar', both)).toEqual(['2026-01 New system.', '2026-02 Storm.']);
    expect(told('dune', both)).toEqual(['2026-02 Flood.']);
  });

  it('are told of what is around a place: of each partner and period the newest', () => {
    expect(told('fircrest', both)).toEqual(['2026-01 New system.', '2026-02 Birch corrected.']);
    expect(told('rivermouth', both)).toEqual(['2026-01 New system.', '2026-02 Flood.', '2026-02 Birch corrected.']);
  });

  it('go with the file: none is left of one that was replaced or withdrawn', () => {
    const replaced = manifest('fircrest', '2026-02', [
      { placeIds: ['birch'], words: 'Half a file.' },
      { placeIds: ['birch'] },
    ]);
    expect(told('birch', [replaced])).toEqual([]);
    const withdrawn = manifest('fircrest', '2026-02', [
      { placeIds: ['birch'], words: 'First.' },
      { placeIds: ['birch'], words: 'Wrong.', withdrawn: true },
    ]);
    expect(told('birch', [withdrawn])).toEqual(['2026-02 First.']);
  });
});

describe('a note', () => {
  it('is quoted with who wrote it and the day by the clock of the partnership', () => {
    const note = { partner: 'Fircrest School District', at: '2026-03-10T05:00:00.000Z', words: 'Storm.' };
    expect(quoteNote(note, 'America/Los_Angeles')).toBe('Fircrest School District, March 9, 2026: “Storm.”');
    expect(quoteNote(note, 'UTC')).toContain('March 10, 2026');
  });

  it('stays on one line', () => {
    expect(onOneLine(' Two\r\nschools\u2028were\tclosed.\u0000 ')).toBe('Two schools were closed.');
    expect(onOneLine(undefined)).toBe('');
  });
});
