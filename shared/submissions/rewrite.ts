import { csvLine } from './csv-text.ts';
import { decodeText } from './decode.ts';
import type { Fields } from './fields.ts';
import { readRecords } from './records.ts';

const BATCH = 65_536;

/** A file in pieces, as a stream gives it. */
export type Chunks = AsyncIterable<Uint8Array>;

/**
 * Writes a delimited file anew, record by record, with its delimiter and in UTF-8. What `change` gives stands in place of
 * a record; undefined leaves it out. Throws `FileRefused` for what is no such file.
 */
export async function rewrite(
  chunks: Chunks,
  change: (values: string[], row: number) => readonly string[] | undefined,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const encoder = new TextEncoder();
  const written: Uint8Array<ArrayBuffer>[] = [];
  let waiting = '';
  await readRecords(decodeText(chunks), (fields, delimiter) => {
    const values = change(valuesOf(fields), fields.row);
    if (values) waiting += csvLine(values, delimiter);
    if (waiting.length < BATCH) return;
    written.push(encoder.encode(waiting));
    waiting = '';
  });
  return [...written, encoder.encode(waiting)];
}

const valuesOf = (fields: Fields): string[] => Array.from({ length: fields.count }, (_, index) => fields.text(index));
