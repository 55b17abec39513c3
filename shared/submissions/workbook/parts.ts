import { WORKBOOK_LIMITS } from '../limits.ts';
import { FileRefused } from '../problems-catalog.ts';
import { type Budget, unpack } from './unpack.ts';
import { unreadable } from './unreadable.ts';
import { readDirectory, type ZipEntry } from './zip.ts';

/** The parts of a ZIP, with one budget for all that is unpacked of them. */
export class Parts {
  private readonly bytes: Uint8Array;
  private readonly entries: Map<string, ZipEntry>;
  private readonly budget: Budget = { bytes: WORKBOOK_LIMITS.unpackedBytes };

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.entries = readDirectory(bytes, WORKBOOK_LIMITS.entries);
  }

  has(part: string): boolean {
    return this.entries.has(part);
  }

  /** In lower case and with `/`. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  open(part: string): AsyncIterable<Uint8Array> {
    const entry = this.entries.get(part);
    if (!entry) throw unreadable('a part is missing');
    return unpack(this.bytes, entry, this.budget);
  }
}

/** A file whole in memory, which a ZIP is read from, since its list of parts is at its end. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > WORKBOOK_LIMITS.bytes) throw new FileRefused('workbook-too-large');
    kept.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of kept) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
