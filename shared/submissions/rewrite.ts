import { CELL_ERROR } from './cell-error.ts';
import { csvLine } from './csv-text.ts';
import type { Fields } from './fields.ts';
import { readFile } from './read-file.ts';

const BATCH = 65_536;
const EMPTY_LINE = '\r\n';

/** A file in pieces, as a stream gives it. */
export type Chunks = AsyncIterable<Uint8Array>;

/**
 * Writes a file anew as delimited text, record by record, with its delimiter and in UTF-8; the sheet of a workbook with
 * commas. What `change` gives stands in place of a record; undefined leaves it out. Throws `FileRefused` for what is no
 * such file.
 *
 * @param how `gaps: 'kept'` writes empty lines where a sheet has no rows, so that the others keep their numbers; `sheet` is
 *   the one to read of a workbook
 */
export async function rewrite(
  chunks: Chunks,
  change: (values: string[], row: number) => readonly string[] | undefined,
  { gaps = 'closed', sheet }: { gaps?: 'kept' | 'closed'; sheet?: string | undefined } = {},
): Promise<Uint8Array<ArrayBuffer>[]> {
  const encoder = new TextEncoder();
  const written: Uint8Array<ArrayBuffer>[] = [];
  let waiting = '';
  let last = 0;
  const take = (fields: Fields, delimiter: string) => {
    const values = change(valuesOf(fields), fields.row);
    if (gaps === 'kept') waiting += EMPTY_LINE.repeat(fields.row - last - 1);
    if (values) waiting += csvLine(values, delimiter);
    last = fields.row;
    if (waiting.length < BATCH) return;
    written.push(encoder.encode(waiting));
    waiting = '';
  };
  await readFile(chunks, take, Number.POSITIVE_INFINITY, sheet);
  return [...written, encoder.encode(waiting)];
}

/** A cell that should have a value and has none stays one. */
function valuesOf(fields: Fields): string[] {
  const values = Array.from({ length: fields.count }, (_, index) => fields.text(index));
  for (const { index } of fields.flaws) values[index] = CELL_ERROR;
  return values;
}
