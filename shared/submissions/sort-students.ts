import type { GroupValues } from './group-values.ts';
import { PSEUDONYM_BYTES } from './pseudonym.ts';
import type { SchoolRows } from './student-rows.ts';

/** Orders two rows: negative, 0 or positive. */
export type Compare = (a: number, b: number) => number;

/** Rows of a file fit into 20 bits, beside the first 32 bits of a pseudonym in one exact number. */
const ROWS = 2 ** 20;

/**
 * The rows of a school by pseudonym, those of one student by `tieBreak`. The first 32 bits of a pseudonym and the row go
 * into one number, and numbers are sorted much faster than bytes; the few that share those bits are compared in full.
 */
export function sortByStudent({ count, students }: SchoolRows, tieBreak: Compare): Int32Array {
  const keys = new Float64Array(count);
  for (let row = 0; row < count; row += 1) keys[row] = bitsAt(students, row * PSEUDONYM_BYTES) * ROWS + row;
  keys.sort();
  const sorted = new Int32Array(count);
  const compare: Compare = (a, b) => compareStudents(students, a, b) || tieBreak(a, b);
  let from = 0;
  let bits = -1;
  for (let at = 0; at < count; at += 1) {
    const key = keys[at] as number;
    const ownBits = Math.floor(key / ROWS);
    sorted[at] = key - ownBits * ROWS;
    if (ownBits === bits) continue;
    if (at - from > 1) sorted.subarray(from, at).sort(compare);
    from = at;
    bits = ownBits;
  }
  if (count - from > 1) sorted.subarray(from).sort(compare);
  return sorted;
}

/** Orders two rows by their students' pseudonyms; 0 when it is the same student. */
export function compareStudents(students: Uint8Array, a: number, b: number): number {
  const [left, right] = [a * PSEUDONYM_BYTES, b * PSEUDONYM_BYTES];
  for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1) {
    const difference = (students[left + byte] as number) - (students[right + byte] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Orders rows of one student by all that they say, in an order that does not depend on the file's. */
export function compareContents(rows: SchoolRows, dimensions: GroupValues[]): Compare {
  const { values, numbers, codes, groups } = rows;
  const orders = dimensions.map((dimension) => dimension.sorted().becomes);
  return (a, b) => {
    for (let number = 0; number < numbers; number += 1) {
      const difference = orderNumbers(values[a * numbers + number] as number, values[b * numbers + number] as number);
      if (difference !== 0) return difference;
    }
    for (let group = 0; group < groups; group += 1) {
      const becomes = orders[group] as Uint8Array;
      const [left, right] = [codes[a * groups + group] as number, codes[b * groups + group] as number];
      if (left !== right) return (becomes[left] as number) - (becomes[right] as number);
    }
    return 0;
  };
}

/** None (`NaN`) comes first. */
function orderNumbers(a: number, b: number): number {
  if (a === b) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  return Number.isNaN(b) ? 1 : a - b;
}

/** One of the numbers of chosen rows, side by side, written to `into`. */
export function numbersOf<A extends Int32Array | Float64Array>(
  { values, numbers }: SchoolRows,
  number: number,
  rows: Int32Array,
  into: A,
): A {
  for (let at = 0; at < rows.length; at += 1) into[at] = values[(rows[at] as number) * numbers + number] as number;
  return into;
}

/** The codes of chosen rows in one dimension, side by side. */
export function codesOf({ codes, groups }: SchoolRows, group: number, rows: Int32Array): Uint8Array {
  const chosen = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) chosen[at] = codes[(rows[at] as number) * groups + group] as number;
  return chosen;
}

/** The pseudonyms of chosen rows, side by side. */
export function studentsOf({ students }: SchoolRows, rows: Int32Array): Uint8Array {
  const chosen = new Uint8Array(rows.length * PSEUDONYM_BYTES);
  let to = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const from = (rows[at] as number) * PSEUDONYM_BYTES;
    for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1, to += 1) chosen[to] = students[from + byte] as number;
  }
  return chosen;
}

/** The 32 bits from a byte on, as a number. */
export function bitsAt(bytes: Uint8Array, at: number): number {
  const [a, b] = [bytes[at] as number, bytes[at + 1] as number];
  return ((a << 24) | (b << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)) >>> 0;
}
