import { PSEUDONYM_BYTES } from './pseudonym.ts';

/** The numbers of the rows of each school, in the order of rows; schools without rows are left out. */
export function rowsBySchool(schools: Uint16Array): { school: number; rows: Int32Array }[] {
  const ends = new Int32Array(2 ** 16);
  for (let row = 0; row < schools.length; row += 1) (ends[schools[row] as number] as number)++;
  const found: { school: number; rows: Int32Array }[] = [];
  const all = new Int32Array(schools.length);
  let from = 0;
  for (let school = 0; school < ends.length; school += 1) {
    const size = ends[school] as number;
    if (size > 0) found.push({ school, rows: all.subarray(from, from + size) });
    ends[school] = from;
    from += size;
  }
  for (let row = 0; row < schools.length; row += 1) all[(ends[schools[row] as number] as number)++] = row;
  return found;
}

/** Rows fit into 20 bits, beside the first 32 bits of a pseudonym in one exact number. */
const PLACES = 2 ** 20;

/**
 * Sorts rows by pseudonym, equal ones by `tieBreak`. The first 32 bits of a pseudonym and the row's place go into one
 * number, and numbers are sorted much faster than bytes; the few that share those bits are compared in full.
 */
export function sortByStudent(
  rows: Int32Array,
  pseudonyms: Uint8Array,
  tieBreak: (a: number, b: number) => number,
): Int32Array {
  const keys = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) {
    keys[place] = firstBits(pseudonyms, rows[place] as number) * PLACES + place;
  }
  keys.sort();
  const sorted = new Int32Array(rows.length);
  const compare = (a: number, b: number) => compareStudents(pseudonyms, a, b) || tieBreak(a, b);
  let from = 0;
  let bits = -1;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as number;
    const ownBits = Math.floor(key / PLACES);
    sorted[at] = rows[key - ownBits * PLACES] as number;
    if (ownBits === bits) continue;
    if (at - from > 1) sorted.subarray(from, at).sort(compare);
    from = at;
    bits = ownBits;
  }
  if (keys.length - from > 1) sorted.subarray(from).sort(compare);
  return sorted;
}

/** Orders two rows by their students' pseudonyms; 0 when it is the same student. */
export function compareStudents(pseudonyms: Uint8Array, a: number, b: number): number {
  for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1) {
    const left = pseudonyms[a * PSEUDONYM_BYTES + byte] as number;
    const difference = left - (pseudonyms[b * PSEUDONYM_BYTES + byte] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Values of chosen rows, side by side, written to `into`. */
export function gather<A extends Int32Array | Float64Array>(values: Float64Array, rows: Int32Array, into: A): A {
  for (let at = 0; at < rows.length; at += 1) into[at] = values[rows[at] as number] as number;
  return into;
}

/** The pseudonyms of chosen rows, side by side. */
export function pick(pseudonyms: Uint8Array, rows: Int32Array): Uint8Array {
  const picked = new Uint8Array(rows.length * PSEUDONYM_BYTES);
  let to = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const from = (rows[at] as number) * PSEUDONYM_BYTES;
    for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1, to += 1) picked[to] = pseudonyms[from + byte] as number;
  }
  return picked;
}

/** How many different students the rows are of: a hash table of row numbers, half full at most. */
export function countStudents(pseudonyms: Uint8Array): number {
  const rows = pseudonyms.length / PSEUDONYM_BYTES;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * rows + 1))).fill(-1);
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    let slot = firstBits(pseudonyms, row) & (slots.length - 1);
    while (slots[slot] !== -1 && compareStudents(pseudonyms, slots[slot] as number, row) !== 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    if (slots[slot] !== -1) continue;
    slots[slot] = row;
    count += 1;
  }
  return count;
}

function firstBits(pseudonyms: Uint8Array, row: number): number {
  const at = row * PSEUDONYM_BYTES;
  const [a, b] = [pseudonyms[at] as number, pseudonyms[at + 1] as number];
  return ((a << 24) | (b << 16) | ((pseudonyms[at + 2] as number) << 8) | (pseudonyms[at + 3] as number)) >>> 0;
}
