import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { FIXED, type Freedom } from '../disclosure/freedom.ts';
import { type DisclosureMemory, NO_MEMORY } from '../disclosure/memory.ts';
import type { Store } from './store.ts';

let dynamo: EmbeddedDynamo;
let store: Store;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
});

const open: Freedom = { meets: [2, 9], not: [1, 8], students: [3, 9] };
const memory: DisclosureMemory = {
  hidden: new Set(['birch el:yes', 'birch el:no']),
  places: new Set(['birch']),
  told: new Set(['birch all']),
  open: new Map([
    [
      'absence',
      new Map([
        ['birch all', FIXED],
        ['birch el:yes', open],
      ]),
    ],
  ]),
  nearlyKnown: new Set(['absence meets birch el:yes']),
};

describe('what disclosure remembers', () => {
  it('is empty before the first release, and comes back as it was saved', async () => {
    expect(await store.disclosure.get('attendance', '2025-26')).toEqual({ memory: NO_MEMORY, version: 0, pattern: 0 });
    expect(await store.disclosure.replace('attendance', '2025-26', { memory, version: 0, pattern: 1 })).toBe(true);
    expect(await store.disclosure.get('attendance', '2025-26')).toEqual({ memory, version: 1, pattern: 1 });
  });

  it('is saved by the first of two who read the same, and not by the second', async () => {
    await store.disclosure.replace('attendance', '2025-26', { memory, version: 0, pattern: 1 });
    expect(await store.disclosure.replace('attendance', '2025-26', { memory, version: 0, pattern: 1 })).toBe(false);
    expect(await store.disclosure.replace('attendance', '2025-26', { memory, version: 1, pattern: 2 })).toBe(true);
    const lost = { memory: NO_MEMORY, version: 1, pattern: 9 };
    expect(await store.disclosure.replace('attendance', '2025-26', lost)).toBe(false);
    expect(await store.disclosure.get('attendance', '2025-26')).toEqual({ memory, version: 2, pattern: 2 });
  });

  it('is of one population and school year', async () => {
    await store.disclosure.replace('attendance', '2025-26', { memory, version: 0, pattern: 3 });
    await store.disclosure.replace('assessment-composite', '2024-25', { memory, version: 0, pattern: 1 });
    expect((await store.disclosure.get('attendance', '2024-25')).version).toBe(0);
    expect(await store.disclosure.patterns()).toEqual([
      { populationId: 'assessment-composite', schoolYear: '2024-25', pattern: 1 },
      { populationId: 'attendance', schoolYear: '2025-26', pattern: 3 },
    ]);
  });

  it('fits for a large region: 300 places, 30 groups, two indicators', async () => {
    const keys = Array.from(
      { length: 9000 },
      (_, index) => `school-${index % 300} dimension-${index % 10}:value-${index % 30}-${index}`,
    );
    const freedoms = new Map(
      keys.map((key, index) => [key, index % 3 === 0 ? FIXED : { ...open, meets: [index % 7, index % 90] as const }]),
    );
    const large = {
      ...memory,
      hidden: new Set(keys),
      told: new Set(keys),
      open: new Map([
        ['a', freedoms],
        ['b', freedoms],
      ]),
    } as DisclosureMemory;
    expect(await store.disclosure.replace('attendance', '2025-26', { memory: large, version: 0, pattern: 1 })).toBe(
      true,
    );
    expect((await store.disclosure.get('attendance', '2025-26')).memory).toEqual(large);
  });
});
