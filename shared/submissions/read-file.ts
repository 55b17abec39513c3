import { decodeText, joined } from './decode.ts';
import type { Fields } from './fields.ts';
import { readRecords } from './records.ts';
import type { ReadAs } from './report.ts';

/** First bytes of files that are no text: ZIP, as which workbooks come too, and what Excel wrote before 2007. */
const PACKED = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const SIGNATURE = 4;

/**
 * Calls `take` with each record of a file: delimited text, a sheet of an Excel workbook, or what a ZIP holds, whose readers
 * are loaded only then. Gives the name of the sheet where it is one. Throws FileRefused for files that are none of these.
 */
export async function readFile(
  chunks: AsyncIterable<Uint8Array>,
  take: (fields: Fields, delimiter: string) => void,
  mostBytes: number,
  sheet: string | undefined,
): Promise<ReadAs> {
  const rest = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  try {
    while (head.length < SIGNATURE) {
      const { value, done } = await rest.next();
      if (done) break;
      head = joined(head, value);
    }
    const file = following(head, rest);
    if (PACKED.every((signature) => signature.some((byte, at) => head[at] !== byte))) {
      await readRecords(decodeText(file, mostBytes), take);
      return {};
    }
    const { readPacked } = await import('./archive/read-packed.ts');
    return await readPacked(file, take, mostBytes, sheet);
  } finally {
    // Lets go of the file when it is refused before its end.
    await rest.return?.();
  }
}

async function* following(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value;
  }
}
