import { NOT_REPORTED } from '../catalog/dimensions.ts';
import type { GroupColumn } from './block.ts';
import { PSEUDONYM_BYTES, Pseudonymizer } from './pseudonym.ts';

const BATCH = 65_536;
const TAG = 16;

/** A typed array that grows. */
class Column<A extends Uint8Array | Uint16Array | Int32Array | Float64Array> {
  values: A;
  private readonly make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.make = make;
    this.values = make(1024);
  }

  set(row: number, value: number): void {
    if (row >= this.values.length) {
      const grown = this.make(this.values.length * 2);
      grown.set(this.values as never);
      this.values = grown;
    }
    this.values[row] = value;
  }
}

/** Values of one dimension as they come in, numbered in order of appearance; 0 is not reported. */
export class GroupValues {
  readonly dimension: string;
  readonly codes = new Column((length) => new Uint8Array(length));
  private readonly names = new Map([[NOT_REPORTED, 0]]);

  constructor(dimension: string) {
    this.dimension = dimension;
  }

  get count(): number {
    return this.names.size;
  }

  /** The number of a value. A dimension has at most 250; what comes beyond is not told apart, and the caller refuses it. */
  code(value: string): number {
    const known = this.names.get(value);
    if (known !== undefined) return known;
    const next = Math.min(this.names.size, 250);
    this.names.set(value, next);
    return next;
  }

  /** The values in an order that does not depend on the rows' order, and what each number becomes in it. */
  sorted(): { values: string[]; becomes: Uint8Array } {
    const [, ...reported] = this.names.keys();
    const values = [NOT_REPORTED, ...reported.sort()];
    const becomes = new Uint8Array(256);
    for (const [value, code] of this.names) becomes[code] = values.indexOf(value);
    return { values, becomes };
  }
}

/**
 * Rows of students as they are read: school, pseudonym, numbers and groups, in typed arrays. Raw ids stay in a buffer of
 * masked blocks only until the next batch is encrypted.
 */
export class StudentRows {
  count = 0;
  readonly schools = new Column((length) => new Uint16Array(length));
  readonly groups: GroupValues[];
  readonly numbers: Column<Float64Array>[];
  private readonly pseudonymizer: Pseudonymizer;
  private readonly masked = new Uint8Array(BATCH * TAG);
  private waiting = 0;
  private students: Uint8Array = new Uint8Array(BATCH * PSEUDONYM_BYTES);

  constructor(key: Uint8Array, dimensions: string[], numbers: number) {
    this.pseudonymizer = new Pseudonymizer(key);
    this.groups = dimensions.map((dimension) => new GroupValues(dimension));
    this.numbers = Array.from({ length: numbers }, () => new Column((length) => new Float64Array(length)));
  }

  /** Adds a row for a student; the caller sets its columns at the row number returned. */
  add(school: number, id: Uint8Array): number {
    const row = this.count;
    this.count += 1;
    this.schools.set(row, school);
    this.pseudonymizer.mask(id, this.masked, this.waiting * TAG);
    this.waiting += 1;
    if (this.waiting === BATCH) this.encryptWaiting();
    return row;
  }

  /** The pseudonyms of all rows, 12 bytes each. */
  pseudonyms(): Uint8Array {
    this.encryptWaiting();
    return this.students.subarray(0, this.count * PSEUDONYM_BYTES);
  }

  private encryptWaiting(): void {
    if (this.waiting === 0) return;
    const tags = this.pseudonymizer.encrypt(this.masked.subarray(0, this.waiting * TAG));
    this.masked.fill(0, 0, this.waiting * TAG);
    const first = this.count - this.waiting;
    if (this.count * PSEUDONYM_BYTES > this.students.length) {
      const grown = new Uint8Array(Math.max(this.students.length * 2, this.count * PSEUDONYM_BYTES));
      grown.set(this.students);
      this.students = grown;
    }
    for (let i = 0; i < this.waiting; i += 1) {
      const to = (first + i) * PSEUDONYM_BYTES;
      for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1) this.students[to + byte] = tags[i * TAG + byte] as number;
    }
    this.waiting = 0;
  }
}

/** The rows of each school, by school number. */
export function rowsBySchool(rows: StudentRows): Map<number, Int32Array> {
  const schools = rows.schools.values.subarray(0, rows.count);
  const sizes = new Map<number, number>();
  for (const school of schools) sizes.set(school, (sizes.get(school) ?? 0) + 1);
  const lists = new Map([...sizes].map(([school, size]) => [school, new Int32Array(size)]));
  const filled = new Map<number, number>();
  for (const [row, school] of schools.entries()) {
    const at = filled.get(school) ?? 0;
    (lists.get(school) as Int32Array)[at] = row;
    filled.set(school, at + 1);
  }
  return lists;
}

/**
 * Sorts rows by pseudonym, equal ones by `tieBreak`. The first 32 bits of a pseudonym and the row's place go into one
 * number each, which sorts much faster than comparing bytes; the few that share those bits are compared in full.
 */
export function sortByStudent(
  list: Int32Array,
  pseudonyms: Uint8Array,
  tieBreak: (a: number, b: number) => number,
): Int32Array {
  const places = 2 ** 20;
  const view = new DataView(pseudonyms.buffer, pseudonyms.byteOffset, pseudonyms.byteLength);
  const keys = Float64Array.from(list, (row, place) => view.getUint32(row * PSEUDONYM_BYTES) * places + place).sort();
  const sorted = Int32Array.from(keys, (key) => list[key % places] as number);
  const compare = (a: number, b: number) => compareStudents(pseudonyms, a, b) || tieBreak(a, b);
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    const prefix = Math.floor((keys[from] as number) / places);
    while (to < sorted.length && Math.floor((keys[to] as number) / places) === prefix) to += 1;
    if (to - from > 1) sorted.subarray(from, to).sort(compare);
    from = to;
  }
  return sorted;
}

/** Orders two rows by their students' pseudonyms; 0 when it is the same student. */
export function compareStudents(pseudonyms: Uint8Array, a: number, b: number): number {
  for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1) {
    const difference =
      (pseudonyms[a * PSEUDONYM_BYTES + byte] as number) - (pseudonyms[b * PSEUDONYM_BYTES + byte] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The pseudonyms of chosen rows, side by side. */
export function pick(pseudonyms: Uint8Array, list: Int32Array): Uint8Array {
  const picked = new Uint8Array(list.length * PSEUDONYM_BYTES);
  for (const [place, row] of list.entries()) {
    for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1) {
      picked[place * PSEUDONYM_BYTES + byte] = pseudonyms[row * PSEUDONYM_BYTES + byte] as number;
    }
  }
  return picked;
}

/** How many different students the rows are of; told apart by 52 bits, which is exact for all practical purposes. */
export function countStudents(pseudonyms: Uint8Array): number {
  const view = new DataView(pseudonyms.buffer, pseudonyms.byteOffset, pseudonyms.byteLength);
  const keys = Float64Array.from({ length: pseudonyms.length / PSEUDONYM_BYTES }, (_, row) => {
    const at = row * PSEUDONYM_BYTES;
    return view.getUint32(at) * 2 ** 20 + (view.getUint32(at + 4) >>> 12);
  }).sort();
  let count = 0;
  for (const [row, key] of keys.entries()) if (row === 0 || key !== keys[row - 1]) count += 1;
  return count;
}

/** The group columns of chosen rows, values in alphabetical order. Values that none of the rows has are left out. */
export function groupColumns(groups: GroupValues[], list: Int32Array): GroupColumn[] {
  return groups.map((group) => {
    const { dimension, codes } = group;
    const { values, becomes } = group.sorted();
    const all = Uint8Array.from(list, (row) => becomes[codes.values[row] as number] as number);
    const used = [0, ...new Set(all)].sort((a, b) => a - b).filter((code, at, list) => code !== list[at - 1]);
    const narrowed = new Uint8Array(256);
    for (const [at, code] of used.entries()) narrowed[code] = at;
    return {
      dimension,
      values: used.map((code) => values[code] ?? ''),
      codes: all.map((code) => narrowed[code] as number),
    };
  });
}
