import type { Fields } from '../records.ts';

/** Reads the rows of one dataset, and packs what they hold when the file has ended. */
export type RowReader = {
  take(fields: Fields): void;
  finish(): { blocks: Map<string, Uint8Array[]>; students: number; places: number };
};
