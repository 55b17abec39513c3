import { describe, expect, it } from 'vitest';
import { measureOf } from '../measures/testing/measures.ts';
import { FIXED, UNKNOWN } from './freedom.ts';
import { isNearlyKnown, NO_MEMORY, remember, rememberedFreedoms } from './memory.ts';
import { disclosureSettings } from './settings.ts';
import type { Status } from './status.ts';
import { layOut } from './table.ts';
import { place } from './testing/regions.ts';

const settings = disclosureSettings(10);
const places = [place('birch', 'school')];
const tableOf = (yes: [number, number]) =>
  layOut([measureOf('birch', { all: [20, 60], 'el:yes': yes, 'el:no': [20 - yes[0], 60 - yes[1]] })], places);
const before = tableOf([3, 8]);
const cellOf = (group: string) => before.cells.findIndex((cell) => cell.group === group);
const release = (statusOf: Record<string, Status>, table = before, memory = NO_MEMORY) =>
  remember({
    memory,
    indicatorId: 'absence',
    table,
    settings,
    statuses: table.cells.map(({ group }) => statusOf[group] ?? 'shown'),
    nearlyKnown: [],
  });

describe('the memory of a school year', () => {
  it('knows what was hidden, what was told, and where', () => {
    const memory = release({ 'el:yes': 'hidden', 'el:no': 'few' });
    expect([...memory.hidden]).toEqual(['birch el:yes']);
    expect([...memory.told].sort()).toEqual(['birch all', 'birch el:no']);
    expect([...memory.places]).toEqual(['birch']);
  });

  it('leaves nothing open of what was shown, and of what was hidden only what no release told', () => {
    const memory = release({ 'el:yes': 'hidden', 'el:no': 'hidden' });
    const freedoms = rememberedFreedoms(memory, 'absence', before);
    expect(freedoms[cellOf('all')]).toEqual(FIXED);
    expect(freedoms[cellOf('el:yes')]?.meets[0]).toBe(3);
    // Fewer meet in the next month: the number before cannot have been further down than this one.
    const later = release({ 'el:yes': 'hidden', 'el:no': 'hidden' }, tableOf([1, 9]), memory);
    expect(rememberedFreedoms(later, 'absence', before)[cellOf('el:yes')]?.meets[0]).toBe(1);
  });

  it('never forgets', () => {
    const memory = release({ 'el:yes': 'hidden', 'el:no': 'hidden' });
    const later = release({}, before, memory);
    expect([...later.hidden]).toEqual([...memory.hidden]);
    for (const freedom of rememberedFreedoms(later, 'absence', before)) expect(freedom).toEqual(FIXED);
  });

  it('knows of another indicator of the same students only how many they were', () => {
    const memory = release({ 'el:yes': 'hidden', 'el:no': 'hidden' });
    const freedoms = rememberedFreedoms(memory, 'severe-absence', before);
    expect(freedoms[cellOf('el:yes')]).toEqual(UNKNOWN);
    expect(freedoms[cellOf('all')]?.students).toEqual(FIXED.students);
    expect(freedoms[cellOf('all')]?.meets).toEqual(UNKNOWN.meets);
  });

  it('marks numbers that are past protecting by name, in any later table', () => {
    const asked = { cell: cellOf('el:yes'), quantity: 'students' } as const;
    const memory = remember({
      memory: NO_MEMORY,
      indicatorId: 'absence',
      table: before,
      settings,
      statuses: before.cells.map(() => 'hidden'),
      nearlyKnown: [asked],
    });
    expect(isNearlyKnown(memory, 'absence', tableOf([1, 9]), asked)).toBe(true);
    expect(isNearlyKnown(memory, 'absence', before, { ...asked, quantity: 'meets' })).toBe(false);
    expect(isNearlyKnown(memory, 'severe-absence', before, asked)).toBe(false);
  });
});
