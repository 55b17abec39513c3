import { Column } from './column.ts';
import { GroupValues } from './group-values.ts';
import { PSEUDONYM_BYTES, Pseudonymizer } from './pseudonym.ts';
import type { StudentId } from './student-id.ts';

const BATCH = 16_384;
const TAG = 16;

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
  private students: Uint8Array = new Uint8Array(1024 * PSEUDONYM_BYTES);

  /** @param key of the pseudonyms, 32 bytes */
  constructor(key: Uint8Array, dimensions: string[], numbers: number) {
    this.pseudonymizer = new Pseudonymizer(key);
    this.groups = dimensions.map((dimension) => new GroupValues(dimension));
    this.numbers = Array.from({ length: numbers }, () => new Column((length) => new Float64Array(length)));
  }

  /** Adds a row for a student; the caller sets its numbers and groups at the row number returned. */
  add(school: number, id: StudentId): number {
    const row = this.count;
    this.count += 1;
    this.schools.set(row, school);
    this.pseudonymizer.mask(id.bytes, id.start, id.end, this.masked, this.waiting * TAG);
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
    if (this.count * PSEUDONYM_BYTES > this.students.length) {
      const grown = new Uint8Array(Math.max(this.students.length * 2, this.count * PSEUDONYM_BYTES));
      grown.set(this.students);
      this.students = grown;
    }
    const { students } = this;
    let to = (this.count - this.waiting) * PSEUDONYM_BYTES;
    for (let tag = 0; tag < this.waiting * TAG; tag += TAG) {
      for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1, to += 1) students[to] = tags[tag + byte] as number;
    }
    this.waiting = 0;
  }
}

/** Orders rows of one student by all that they say, in an order that does not depend on the file's. */
export function compareContents({ numbers, groups }: StudentRows): (a: number, b: number) => number {
  const columns = numbers.map(({ values }) => values);
  const orders = groups.map((group) => ({ codes: group.codes.values, becomes: group.sorted().becomes }));
  return (a, b) => {
    for (const values of columns) {
      const difference =
        (values[a] || 0) - (values[b] || 0) || Number(Number.isNaN(values[a])) - Number(Number.isNaN(values[b]));
      if (difference !== 0) return difference;
    }
    for (const { codes, becomes } of orders) {
      const difference = (becomes[codes[a] as number] as number) - (becomes[codes[b] as number] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
