import { decodeValue, joined } from './decode.ts';
import { Fields, MOST_FIELDS } from './fields.ts';
import { FileRefused } from './problems-catalog.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
/** A record longer than this has a quotation mark that was never closed. */
const LONGEST_RECORD = 1_000_000;
/** The record goes on after the bytes that are here. */
const INCOMPLETE = -1;

/**
 * Splits delimited text into records and calls `take` with each. The delimiter (comma, semicolon, tab or bar) is the one
 * that the heading has most of; a first line `sep=;` says it outright and is no row. Line ends may be mixed, quoted values
 * may hold any of them. Throws {@link FileRefused} when a quotation mark is never closed.
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
      if (found) {
        delimiter = found.delimiter;
        rest = rest.subarray(found.from);
      }
    }
    if (delimiter !== 0) rest = rest.subarray(splitRecords(rest, delimiter, isLast, fields, take));
    if (rest.length > LONGEST_RECORD) throw unclosed(fields);
  };
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    rest = joined(rest, chunk);
    split(false);
  }
  if (rest.length > 0) split(true);
}

function unclosed({ row }: Fields): FileRefused {
  return new FileRefused('unreadable', { reason: `a quotation mark opened in row ${row + 1} is never closed` });
}

const delimiters = [',', ';', '\t', '|'];

/** The delimiter by the first line that is not empty, and where reading starts; undefined when that line is not whole. */
function findDelimiter(bytes: Uint8Array, isLast: boolean): { delimiter: number; from: number } | undefined {
  let from = 0;
  while (bytes[from] === LF || bytes[from] === CR) from += 1;
  let end = from;
  const counts = new Int32Array(256);
  for (let quoted = false; end < bytes.length; end += 1) {
    const byte = bytes[end] as number;
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === LF || byte === CR)) break;
    else if (!quoted) counts[byte] = (counts[byte] as number) + 1;
  }
  // A line feed after the last carriage return may be yet to come.
  if (end >= bytes.length - 1 && !isLast) return undefined;
  const said = /^sep=([,;\t|])$/i.exec(decodeValue(bytes.subarray(from, end)))?.[1];
  if (said) return { delimiter: said.charCodeAt(0), from: afterLineEnd(bytes, end) };
  const codes = delimiters.map((delimiter) => delimiter.charCodeAt(0));
  return {
    delimiter: codes.reduce((most, code) => ((counts[code] ?? 0) > (counts[most] ?? 0) ? code : most)),
    from: 0,
  };
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
  return Math.min(bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1, bytes.length);
}

/** Splits all whole records, or all when the text ends here, and gives the position after them. */
function splitRecords(
  bytes: Uint8Array,
  delimiter: number,
  isLast: boolean,
  fields: Fields,
  take: (fields: Fields, delimiter: string) => void,
): number {
  const name = String.fromCharCode(delimiter);
  fields.bytes = bytes;
  let at = 0;
  while (at < bytes.length) {
    const next = scanRecord(fields, bytes, at, delimiter, isLast);
    if (next === INCOMPLETE) break;
    fields.row += 1;
    take(fields, name);
    at = next;
  }
  return at;
}

/** Finds the fields of the record that starts at `from`, and gives the position after it. */
function scanRecord(fields: Fields, bytes: Uint8Array, from: number, delimiter: number, isLast: boolean): number {
  const { length } = bytes;
  let at = from;
  for (let count = 0; ; count += 1, at += 1) {
    if (count >= MOST_FIELDS) {
      throw new FileRefused('unreadable', { reason: `row ${fields.row + 1} has more than ${MOST_FIELDS} columns` });
    }
    at = isQuoted(bytes, at)
      ? scanQuoted(fields, count, bytes, at, delimiter, isLast)
      : scanPlain(fields, count, bytes, at, delimiter);
    if (at === INCOMPLETE || (at >= length && !isLast)) return INCOMPLETE;
    if (at < length && bytes[at] === delimiter) continue;
    fields.count = count + 1;
    if (bytes[at] === CR && at + 1 >= length && !isLast) return INCOMPLETE;
    return afterLineEnd(bytes, at);
  }
}

function isQuoted(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (bytes[at] === SPACE) at += 1;
  return bytes[at] === QUOTE;
}

/** Scans one field without quotation marks; gives the position of its delimiter or line end, or the end of the bytes. */
function scanPlain(fields: Fields, index: number, bytes: Uint8Array, from: number, delimiter: number): number {
  const { length } = bytes;
  // Nearly all bytes are above: one comparison for them instead of three.
  const highest = Math.max(delimiter, CR);
  let at = from;
  for (; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= highest && (byte === delimiter || byte === LF || byte === CR)) break;
  }
  fields.set(index, from, at, 0);
  return at;
}

/** Scans one quoted field. What stands behind its closing mark belongs to the value, marks and all, so that nothing is lost. */
function scanQuoted(
  fields: Fields,
  index: number,
  bytes: Uint8Array,
  from: number,
  delimiter: number,
  isLast: boolean,
): number {
  const { length } = bytes;
  const start = bytes.indexOf(QUOTE, from) + 1;
  let doubled: 0 | 1 = 0;
  let end = start;
  for (; ; end += 1) {
    if (end >= length - 1 && !isLast) return INCOMPLETE;
    if (end >= length) throw unclosed(fields);
    if (bytes[end] === QUOTE) {
      if (bytes[end + 1] !== QUOTE) break;
      doubled = 1;
      end += 1;
    }
  }
  let at = end + 1;
  while (bytes[at] === SPACE) at += 1;
  const isClosed = at >= length || bytes[at] === delimiter || bytes[at] === LF || bytes[at] === CR;
  if (!isClosed) return scanPlain(fields, index, bytes, from, delimiter);
  fields.set(index, start, end, doubled);
  return at;
}
