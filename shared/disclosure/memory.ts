import { both, FIXED, type Freedom, freedomOf, isFree, UNKNOWN } from './freedom.ts';
import type { DisclosureSettings } from './settings.ts';
import type { Status } from './status.ts';
import { cellKey, type Table } from './table.ts';
import type { Quantity } from './witness.ts';

/**
 * What was hidden and what was shown in a school year, of all indicators that count the same students. It cannot be made
 * again from data: without it a later release could show what an earlier one hid.
 */
export type DisclosureMemory = {
  /** Keys of cells that stay hidden until the school year ends. Only ever grows. */
  hidden: ReadonlySet<string>;
  /** Places that were in a release. */
  places: ReadonlySet<string>;
  /** Keys of cells whose number of students was told, by whichever indicator. */
  told: ReadonlySet<string>;
  /**
   * By indicator and cell, what a reader leaves open who kept every release and knows by how much each number changed
   * since: as deviations from the truth, which such knowledge carries from month to month.
   */
  open: ReadonlyMap<string, ReadonlyMap<string, Freedom>>;
  /** Names of numbers which that reader already comes nearer to than wished, and which no hiding helps any more. */
  nearlyKnown: ReadonlySet<string>;
};

export const NO_MEMORY: DisclosureMemory = {
  hidden: new Set(),
  places: new Set(),
  told: new Set(),
  open: new Map(),
  nearlyKnown: new Set(),
};

type Asked = { cell: number; quantity: Quantity };

function nameOf(indicatorId: string, { cells }: Table, { cell, quantity }: Asked): string {
  const { placeId = '', group = '' } = cells[cell] ?? {};
  return `${indicatorId} ${quantity} ${cellKey(placeId, group)}`;
}

export const isNearlyKnown = (memory: DisclosureMemory, indicatorId: string, table: Table, asked: Asked): boolean =>
  memory.nearlyKnown.has(nameOf(indicatorId, table, asked));

/** What is left open of each cell by what was released before; everything where nothing was. */
export function rememberedFreedoms(memory: DisclosureMemory, indicatorId: string, { cells }: Table): Freedom[] {
  const open = memory.open.get(indicatorId);
  return cells.map(({ placeId, group }) => {
    const key = cellKey(placeId, group);
    const freedom = open?.get(key) ?? UNKNOWN;
    return memory.told.has(key) ? both(freedom, STUDENTS_TOLD) : freedom;
  });
}

const STUDENTS_TOLD: Freedom = { ...UNKNOWN, students: FIXED.students };

export type Remembered = {
  memory: DisclosureMemory;
  indicatorId: string;
  table: Table;
  statuses: readonly Status[];
  settings: DisclosureSettings;
  nearlyKnown: readonly Asked[];
};

/** The memory after one more release. */
export function remember(release: Remembered): DisclosureMemory {
  const { memory, indicatorId, table, statuses, settings } = release;
  const hidden = new Set(memory.hidden);
  const places = new Set(memory.places);
  const told = new Set(memory.told);
  const open = new Map(memory.open.get(indicatorId));
  for (const [index, cell] of table.cells.entries()) {
    const status = statuses[index] ?? 'hidden';
    const key = cellKey(cell.placeId, cell.group);
    places.add(cell.placeId);
    if (status === 'hidden') hidden.add(key);
    else told.add(key);
    const freedom = both(open.get(key) ?? UNKNOWN, freedomOf(cell, status, settings));
    open.set(key, isFree(freedom) ? freedom : FIXED);
  }
  const names = release.nearlyKnown.map((asked) => nameOf(indicatorId, table, asked));
  return {
    hidden,
    places,
    told,
    open: new Map([...memory.open, [indicatorId, open]]),
    nearlyKnown: new Set([...memory.nearlyKnown, ...names]),
  };
}
