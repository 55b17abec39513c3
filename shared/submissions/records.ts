import { decodeValue, joined } from './decode.ts';
import { Fields } from './fields.ts';
import { FileRefused } from './problems-catalog.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
/** A record longer than this is none: mostly a quotation mark in it was never closed. */
const LONGEST_RECORD = 1_000_000;
/** The record goes on after the bytes that are here. */
const INCOMPLETE = -1;

/**
 * Splits delimited text into records and calls `take` with each. The delimiter (comma, semicolon, tab or bar) is the one
 * that the heading has most of; a first line `sep=;` says it outright and is no row. Line ends may be mixed, quoted values
 * may hold any of them. Throws {@link FileRefused} when a quotation mark is never closed,
 * and for rows that are too long.
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
    if (rest.length > LONGEST_RECORD) throw rest.includes(QUOTE) ? unclosed(fields) : endless(fields);
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

function endless({ row }: Fields): FileRefused {
  const most = LONGEST_RECORD.toLocaleString('en');
  return new FileRefused('unreadable', { reason: `row ${row + 1} is longer than ${most} characters` });
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
  // Nearly all bytes are above all that mean something: one comparison is enough for them.
  const highest = Math.max(delimiter, QUOTE);
  fields.begin();
  let start = from;
  let quoteEnd = NONE;
  let at = from;
  for (; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte > highest) continue;
    if (byte === delimiter) {
      fields.add(start, quoteEnd === NONE ? at : quoteEnd);
      start = at + 1;
      quoteEnd = NONE;
    } else if (byte === LF || byte === CR) break;
    else if (byte === QUOTE && quoteEnd === NONE && isBlank(bytes, start, at)) {
      const end = closingQuote(fields, bytes, at + 1, isLast);
      if (end === INCOMPLETE) return INCOMPLETE;
      if (!endsField(bytes, end + 1, delimiter)) continue;
      start = at + 1;
      quoteEnd = end;
      at = end;
    }
  }
  if (!isLast && (at >= length || (bytes[at] === CR && at + 1 >= length))) return INCOMPLETE;
  fields.add(start, quoteEnd === NONE ? at : quoteEnd);
  return afterLineEnd(bytes, at);
}

/** No closing quotation mark. */
const NONE = -1;

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] !== SPACE) return false;
  return true;
}

/** The position of the quotation mark that closes a value; doubled ones are part of it. */
function closingQuote(fields: Fields, bytes: Uint8Array, from: number, isLast: boolean): number {
  for (let at = from; ; at += 1) {
    if (at >= bytes.length - 1 && !isLast) return INCOMPLETE;
    if (at >= bytes.length) throw unclosed(fields);
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at;
    fields.markDoubled();
    at += 1;
  }
}

/** Where more stands behind the closing mark, the marks belong to the value, so that nothing is lost. */
function endsField(bytes: Uint8Array, from: number, delimiter: number): boolean {
  let at = from;
  while (bytes[at] === SPACE) at += 1;
  const byte = bytes[at];
  return byte === undefined || byte === delimiter || byte === LF || byte === CR;
}
