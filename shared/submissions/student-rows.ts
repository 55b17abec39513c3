import { GroupValues } from './group-values.ts';
import { PSEUDONYM_BYTES, type Pseudonymizer } from './pseudonym.ts';
import type { StudentId } from './student-id.ts';

const BATCH = 16_384;
const TAG = 16;

/** The rows of one school as they are read: pseudonyms, groups and numbers, each kind side by side row after row. */
export class SchoolRows {
  count = 0;
  readonly groups: number;
  readonly numbers: number;
  private capacity = 64;
  /** 12 bytes a row. */
  students: Uint8Array;
  /** The number of each row's value in each dimension. */
  codes: Uint8Array;
  /** What the dataset counts by. */
  values: Float64Array;

  /** @param groups how many dimensions a row has; `numbers` how many numbers */
  constructor(groups: number, numbers: number) {
    this.groups = groups;
    this.numbers = numbers;
    this.students = new Uint8Array(this.capacity * PSEUDONYM_BYTES);
    this.codes = new Uint8Array(this.capacity * groups);
    this.values = new Float64Array(this.capacity * numbers);
  }

  /** Makes room for a further row, and gives its number. */
  add(): number {
    if (this.count === this.capacity) {
      this.capacity *= 2;
      this.students = copied(new Uint8Array(this.capacity * PSEUDONYM_BYTES), this.students);
      this.codes = copied(new Uint8Array(this.capacity * this.groups), this.codes);
      this.values = copied(new Float64Array(this.capacity * this.numbers), this.values);
    }
    this.count += 1;
    return this.count - 1;
  }
}

function copied<A extends Uint8Array | Float64Array>(into: A, from: A): A {
  into.set(from);
  return into;
}

/**
 * Rows of students as they are read, by school. Raw ids stay in a buffer of masked blocks only until the next batch is
 * encrypted.
 */
export class StudentRows {
  readonly groups: GroupValues[];
  private readonly numbers: number;
  private readonly schools: (SchoolRows | undefined)[] = [];
  private readonly pseudonymizer: Pseudonymizer;
  /** Rows whose pseudonyms are yet to be made: their schools, their numbers there, and their masked ids. */
  private waiting = 0;
  private readonly waitingSchools = new Uint16Array(BATCH);
  private readonly waitingRows = new Uint32Array(BATCH);
  private readonly masked = new Uint8Array(BATCH * TAG);

  constructor(pseudonymizer: Pseudonymizer, dimensions: string[], numbers: number) {
    this.pseudonymizer = pseudonymizer;
    this.groups = dimensions.map((dimension) => new GroupValues(dimension));
    this.numbers = numbers;
  }

  /** Adds a row for a student at a school. The caller sets its groups and numbers, at the last row. */
  add(school: number, id: StudentId): SchoolRows {
    let rows = this.schools[school];
    if (!rows) {
      rows = new SchoolRows(this.groups.length, this.numbers);
      this.schools[school] = rows;
    }
    this.pseudonymizer.mask(id.bytes, id.start, id.end, this.masked, this.waiting * TAG);
    this.waitingSchools[this.waiting] = school;
    this.waitingRows[this.waiting] = rows.add();
    this.waiting += 1;
    if (this.waiting === BATCH) this.encryptWaiting();
    return rows;
  }

  /** The rows of each school, by its number; schools without rows are left out. */
  bySchool(): { school: number; rows: SchoolRows }[] {
    this.encryptWaiting();
    return this.schools.flatMap((rows, school) => (rows ? { school, rows } : []));
  }

  private encryptWaiting(): void {
    if (this.waiting === 0) return;
    const tags = this.pseudonymizer.encrypt(this.masked.subarray(0, this.waiting * TAG));
    this.masked.fill(0);
    for (let at = 0; at < this.waiting; at += 1) {
      const { students } = this.schools[this.waitingSchools[at] as number] as SchoolRows;
      const to = (this.waitingRows[at] as number) * PSEUDONYM_BYTES;
      for (let byte = 0; byte < PSEUDONYM_BYTES; byte += 1) students[to + byte] = tags[at * TAG + byte] as number;
    }
    this.waiting = 0;
  }
}
