import { NOT_REPORTED } from '../catalog/dimensions.ts';
import type { GroupColumn, StudentRows } from '../submissions/block.ts';

/** A pseudonym is 12 bytes: three words of 32 bits. */
const WORDS = 3;

/** The rows of several blocks, each led to its student: a student with rows in several schools is one student. */
export type Students = {
  count: number;
  /** For each block, the student (0 to count - 1) of each row. */
  ofRow: Int32Array[];
};

/**
 * Finds the same students across blocks by their pseudonyms, in time that grows with the rows. The numbering carries no
 * meaning.
 */
export function matchStudents(blocks: Pick<StudentRows, 'rows' | 'students'>[]): Students {
  const words = wordsOf(blocks);
  const rows = words.length / WORDS;
  // An open hash table: the row of a student's first appearance plus 1. Pseudonyms are random, so their bits are the hash.
  const firstRows = new Int32Array(2 ** Math.ceil(Math.log2(2 * rows + 1)));
  const mask = firstRows.length - 1;
  const students = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    let slot = (words[row * WORDS] ?? 0) & mask;
    let first = firstRows[slot] ?? 0;
    while (first !== 0 && !areEqual(words, first - 1, row)) {
      slot = (slot + 1) & mask;
      first = firstRows[slot] ?? 0;
    }
    if (first === 0) firstRows[slot] = row + 1;
    students[row] = first === 0 ? count++ : (students[first - 1] ?? 0);
  }
  return { count, ofRow: cut(students, blocks) };
}

/** One array for all blocks as one for each. */
function cut(students: Int32Array, blocks: Pick<StudentRows, 'rows'>[]): Int32Array[] {
  let end = 0;
  return blocks.map(({ rows }) => {
    end += rows;
    return students.subarray(end - rows, end);
  });
}

/** The pseudonyms of all blocks, one after the other. */
function wordsOf(blocks: Pick<StudentRows, 'rows' | 'students'>[]): Uint32Array {
  const rows = blocks.reduce((sum, block) => sum + block.rows, 0);
  const words = new Uint32Array(rows * WORDS);
  const bytes = new Uint8Array(words.buffer);
  let at = 0;
  for (const { students } of blocks) {
    bytes.set(students, at);
    at += students.length;
  }
  return words;
}

function areEqual(words: Uint32Array, one: number, two: number): boolean {
  for (let word = 0; word < WORDS; word += 1) {
    if (words[one * WORDS + word] !== words[two * WORDS + word]) return false;
  }
  return true;
}

/** Which value of one dimension each student has. */
export type Membership = { dimension: string; values: string[]; ofStudent: Uint16Array };

type Grouped = Pick<StudentRows, 'groups' | 'joined'>;
type Weight = (block: number, row: number) => number;

/** What is joined counts less than what any row of the students says itself. */
const JOINED: Weight = () => Number.NEGATIVE_INFINITY;

/**
 * Each student's value in every dimension that the blocks have. Where rows disagree, the value of the weightiest row
 * counts that reports one; of equally weighty rows the later in the alphabet, so that the order of files does not matter.
 * What no row reports is told by what was joined.
 */
export function memberships(blocks: Grouped[], students: Students, weight: Weight): Membership[] {
  const columns = blocks.flatMap(({ groups, joined = [] }, block) => [
    ...groups.map((column) => ({ ...column, block, weight })),
    ...joined.map((column) => ({ ...column, block, weight: JOINED })),
  ]);
  const dimensions = [...Map.groupBy(columns, ({ dimension }) => dimension)].sort(([a], [b]) => (a < b ? -1 : 1));
  return dimensions.map(([dimension, own]) => membership(dimension, own, students));
}

type Column = Omit<GroupColumn<Uint8Array | Uint16Array>, 'dimension'> & { block: number; weight: Weight };

function membership(dimension: string, columns: Column[], students: Students): Membership {
  const reported = new Set(columns.flatMap((column) => column.values));
  reported.delete(NOT_REPORTED);
  const values = [NOT_REPORTED, ...[...reported].sort()];
  const code = new Map(values.map((value, index) => [value, index]));
  const ofStudent = new Uint16Array(students.count);
  const weights = new Float64Array(students.count).fill(Number.NEGATIVE_INFINITY);
  for (const column of columns) {
    const { block, weight } = column;
    const rows = students.ofRow[block] ?? new Int32Array();
    const codes = column.values.map((value) => code.get(value) ?? 0);
    for (let row = 0; row < rows.length; row += 1) {
      const student = rows[row] ?? 0;
      const value = codes[column.codes[row] ?? 0] ?? 0;
      if (value === 0) continue;
      const own = weight(block, row);
      const held = weights[student] ?? 0;
      if (own < held || (own === held && value <= (ofStudent[student] ?? 0))) continue;
      ofStudent[student] = value;
      weights[student] = own;
    }
  }
  return { dimension, values, ofStudent };
}
