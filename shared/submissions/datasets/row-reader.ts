import type { Fields } from '../fields.ts';

/** Reads the rows of one dataset, and packs what they hold when the file has ended. */
export type RowReader = {
  /** Whether the row counts is in the tallies; the answer says nothing. */
  take(fields: Fields): unknown;
  finish(): { blocks: Map<string, Uint8Array[]>; students: number; schools: number };
};
