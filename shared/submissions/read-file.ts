import { decodeText, joined } from './decode.ts';
import type { Fields } from './fields.ts';
import { readRecords } from './records.ts';

/** First bytes of files that are no text: ZIP, as which workbooks come, and what Excel wrote before 2007. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const SIGNATURE = 4;

/**
 * Calls `take` with each record of a file: delimited text, or a sheet of an Excel workbook, whose reader is loaded only
 * then. Gives the name of the sheet where it is one. Throws FileRefused for files that are neither.
 */
export async function readFile(
  chunks: AsyncIterable<Uint8Array>,
  take: (fields: Fields, delimiter: string) => void,
  mostBytes: number,
  sheet: string | undefined,
): Promise<{ sheet?: string }> {
  const rest = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  try {
    while (head.length < SIGNATURE) {
      const { value, done } = await rest.next();
      if (done) break;
      head = joined(head, value);
    }
    const file = following(head, rest);
    if (WORKBOOKS.every((signature) => signature.some((byte, at) => head[at] !== byte))) {
      await readRecords(decodeText(file, mostBytes), take);
      return {};
    }
    const { readWorkbook } = await import('./workbook/read-workbook.ts');
    return { sheet: await readWorkbook(file, take, sheet) };
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
