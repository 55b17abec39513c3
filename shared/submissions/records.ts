import { joined } from './decode.ts';
import { FileRefused } from './problems-catalog.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
/** A quoted value longer than this is a quotation mark that was never closed. */
const LONGEST_FIELD = 1_000_000;
const MOST_FIELDS = 4096;

/**
 * One record of a delimited file, as positions in bytes: nothing is copied before it is needed. The same object is used
 * for every record. Each field has a hash of its bytes, so that repeated values are recognized without making text.
 */
export class Fields {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  /** As a spreadsheet counts: the heading is row 1, a quoted line break does not start a row. */
  row = 0;
  readonly starts = new Int32Array(MOST_FIELDS);
  readonly ends = new Int32Array(MOST_FIELDS);
  readonly hashes = new Int32Array(MOST_FIELDS);
  /** 1 where quotation marks inside are doubled. */
  readonly doubled = new Uint8Array(MOST_FIELDS);

  /** A field as text, without spaces around it; empty when the record has no such field. */
  text(index: number): string {
    if (index < 0 || index >= this.count) return '';
    const text = decoder.decode(this.bytes.subarray(this.starts[index], this.ends[index])).trim();
    return this.doubled[index] ? text.replaceAll('""', '"') : text;
  }

  get isBlank(): boolean {
    for (let index = 0; index < this.count; index += 1) {
      for (let at = this.starts[index] ?? 0; at < (this.ends[index] ?? 0); at += 1) {
        if ((this.bytes[at] ?? 0) > SPACE) return false;
      }
    }
    return true;
  }
}

const decoder = new TextDecoder();

/**
 * Splits UTF-8 text into records and calls `take` with each. The delimiter (comma, semicolon or tab) is the one that the
 * heading has most of; a first line `sep=;` says it outright and is no row. Line ends may be mixed.
 */
export async function readRecords(
  chunks: AsyncIterable<Uint8Array>,
  take: (fields: Fields, delimiter: string) => void,
): Promise<void> {
  const fields = new Fields();
  let rest: Uint8Array = new Uint8Array(0);
  let delimiter = 0;
  const split = (isLast: boolean) => {
    if (delimiter === 0) {
      const found = findDelimiter(rest, isLast);
      if (!found) return;
      delimiter = found.delimiter;
      rest = rest.subarray(found.from);
    }
    const read = splitRecords(rest, delimiter, isLast, fields, take);
    rest = rest.subarray(read);
    if (rest.length > LONGEST_FIELD) throw unclosed(fields.row + 1);
  };
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    rest = joined(rest, chunk);
    split(false);
  }
  if (rest.length > 0) split(true);
}

function unclosed(row: number): FileRefused {
  return new FileRefused('unreadable', { reason: `a quotation mark opened in row ${row} is never closed` });
}

function findDelimiter(bytes: Uint8Array, isLast: boolean): { delimiter: number; from: number } | undefined {
  let from = 0;
  while (from < bytes.length && (bytes[from] === LF || bytes[from] === CR)) from += 1;
  let end = from;
  const counts: Record<number, number> = { 44: 0, 59: 0, 9: 0 };
  for (let quoted = false; end < bytes.length && (quoted || (bytes[end] !== LF && bytes[end] !== CR)); end += 1) {
    const byte = bytes[end] ?? 0;
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && byte in counts) counts[byte] = (counts[byte] ?? 0) + 1;
  }
  if (end === bytes.length && !isLast) return undefined;
  const said = /^sep=(.)$/i.exec(decoder.decode(bytes.subarray(from, end)));
  if (said?.[1]) {
    const next = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
    return { delimiter: said[1].charCodeAt(0), from: Math.min(next, bytes.length) };
  }
  const [most] = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return { delimiter: Number(most?.[0] ?? 0x2c), from: 0 };
}

/** Splits all whole records, or all when the text ends here, and gives the position after them. */
function splitRecords(
  bytes: Uint8Array,
  delimiter: number,
  isLast: boolean,
  fields: Fields,
  take: (fields: Fields, delimiter: string) => void,
): number {
  const { starts, ends, hashes, doubled } = fields;
  const name = String.fromCharCode(delimiter);
  const length = bytes.length;
  fields.bytes = bytes;
  let record = 0;
  let at = 0;
  let count = 0;
  while (at < length) {
    let start = at;
    let end: number;
    let hash = 0x811c9dc5;
    let byte = bytes[at] as number;
    doubled[count] = 0;
    if (byte === QUOTE) {
      start = ++at;
      for (;;) {
        if (at >= length) {
          if (isLast) throw unclosed(fields.row + 1);
          return record;
        }
        byte = bytes[at] as number;
        if (byte === QUOTE) {
          if (at + 1 >= length && !isLast) return record;
          if (bytes[at + 1] !== QUOTE) break;
          doubled[count] = 1;
          at += 1;
        }
        hash = Math.imul(hash ^ byte, 0x01000193);
        at += 1;
      }
      end = at;
      at += 1;
      while (at < length && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) at += 1;
    } else {
      while (byte !== delimiter && byte !== LF && byte !== CR) {
        hash = Math.imul(hash ^ byte, 0x01000193);
        at += 1;
        if (at >= length) break;
        byte = bytes[at] as number;
      }
      end = at;
    }
    if (at >= length && !isLast) return record;
    starts[count] = start;
    ends[count] = end;
    hashes[count] = hash;
    count += 1;
    byte = at < length ? (bytes[at] as number) : LF;
    at += 1;
    if (byte === delimiter) {
      if (count >= MOST_FIELDS)
        throw new FileRefused('unreadable', { reason: `row ${fields.row + 1} has too many columns` });
      if (at < length) continue;
      if (!isLast) return record;
      starts[count] = length;
      ends[count] = length;
      hashes[count] = 0x811c9dc5;
      doubled[count] = 0;
      count += 1;
    } else if (byte === CR) {
      if (at >= length && !isLast) return record;
      if (bytes[at] === LF) at += 1;
    }
    fields.count = count;
    fields.row += 1;
    take(fields, name);
    count = 0;
    record = at;
  }
  return Math.min(record, length);
}
