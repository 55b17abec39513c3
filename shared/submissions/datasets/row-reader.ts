import type { Block } from '../block.ts';
import type { Fields } from '../fields.ts';
import type { Report } from '../report.ts';

/** Takes what was read of one place. */
export type Keep = (placeId: string, block: Block) => void;

/** Reads the rows of one dataset, and gives what they hold when the file has ended. */
export type RowReader = {
  /** Whether the row counts is in the tallies; the answer says nothing. */
  take(fields: Fields): unknown;
  finish(keep: Keep): Pick<Report, 'students' | 'schools' | 'programs'>;
};
