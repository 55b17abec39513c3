import { FileRefused } from '../problems-catalog.ts';
import { unreadable } from './unreadable.ts';

/** One part of a ZIP, as its directory at the end of the file tells. */
export type ZipEntry = {
  /** 0 stored, 8 deflated. */
  method: number;
  isEncrypted: boolean;
  crc: number;
  packedSize: number;
  size: number;
  /** Where its own header starts. */
  offset: number;
};

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY = 0x02014b50;
const DIRECTORY_SIZE = 46;
const ENTRY = 0x04034b50;
const ENTRY_SIZE = 30;
/** Stands where a number is in the ZIP64 field. */
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 1;

/**
 * The parts of a ZIP by their names, in lower case and with `/`. Nothing is unpacked. Throws FileRefused for what is no
 * whole ZIP, has two parts of one name, or more than `most` parts.
 */
export function readDirectory(bytes: Uint8Array, most: number): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > most) throw new FileRefused('workbook-too-large');
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (at + DIRECTORY_SIZE > end || view.getUint32(at, true) !== DIRECTORY)
      throw unreadable('its list of parts is damaged');
    const nameEnd = at + DIRECTORY_SIZE + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > end) throw unreadable('its list of parts is damaged');
    const name = partName(new TextDecoder().decode(bytes.subarray(at + DIRECTORY_SIZE, nameEnd)));
    if (entries.has(name)) throw unreadable('it has a part twice');
    entries.set(name, entryAt(view, at, nameEnd, extraEnd));
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The name under which a part is found: upper and lower case are one, and some programs write `\`. */
export const partName = (path: string) => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** The packed bytes of a part. */
export function packedBytes(bytes: Uint8Array, { offset, packedSize }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + ENTRY_SIZE > bytes.length || view.getUint32(offset, true) !== ENTRY)
    throw unreadable('a part is missing');
  const from = offset + ENTRY_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packedSize > bytes.length) throw unreadable('it ends too early');
  return bytes.subarray(from, from + packedSize);
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw unreadable('it ends too early');
}

function entryAt(view: DataView, at: number, extraFrom: number, extraEnd: number): ZipEntry {
  const long = longNumbers(view, extraFrom, extraEnd);
  const number = (where: number) => {
    const short = view.getUint32(where, true);
    return short === IN_ZIP64 ? (long.shift() ?? IN_ZIP64) : short;
  };
  // In this order they stand in the ZIP64 field.
  const size = number(at + 24);
  const packedSize = number(at + 20);
  const offset = number(at + 42);
  return {
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset,
  };
}

function longNumbers(view: DataView, from: number, end: number): number[] {
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_FIELD) continue;
    const count = Math.floor(Math.min(view.getUint16(at + 2, true), end - at - 4) / 8);
    return Array.from({ length: count }, (_, index) => Number(view.getBigUint64(at + 4 + 8 * index, true)));
  }
  return [];
}
