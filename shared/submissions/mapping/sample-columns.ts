import { readFile } from '../read-file.ts';
import type { Chunks } from '../rewrite.ts';

/** Rows that are looked at to tell what columns hold. */
const ROWS = 300;

/** The headings of a file and, by column, the values of its first rows that are not empty. */
export type Sample = { headings: string[]; values: string[][] };

/** Ends the reading of a file of which enough was seen. */
class Enough extends Error {}

/** Looks into a file for what its columns hold. It never leaves the computer on which this runs. */
export async function sampleColumns(chunks: Chunks, sheet?: string): Promise<Sample> {
  let headings: string[] | undefined;
  const values: string[][] = [];
  let rows = 0;
  try {
    await readFile(
      chunks,
      (fields) => {
        if (fields.isBlank()) return;
        if (!headings) {
          headings = Array.from({ length: fields.count }, (_, index) => fields.text(index));
          for (const _ of headings) values.push([]);
          return;
        }
        for (const [index, column] of values.entries()) column.push(fields.text(index));
        rows += 1;
        if (rows === ROWS) throw new Enough();
      },
      Number.POSITIVE_INFINITY,
      sheet,
    );
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return { headings: headings ?? [], values };
}
