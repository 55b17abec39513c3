import type { AssessmentBlock, AttendanceBlock } from '../submissions/block.ts';

const PSEUDONYM_BYTES = 12;

/** The rows of several blocks, each led to its student: a student with rows in several schools is one student. */
export type Students = {
  count: number;
  /** For each block, the student (0 to count - 1) of each row. */
  ofRow: Int32Array[];
};

/** Finds the same students across blocks by their pseudonyms. The numbering carries no meaning. */
export function matchStudents(blocks: (AttendanceBlock | AssessmentBlock)[]): Students {
  const numbers = new Map<string, number>();
  const ofRow = blocks.map(({ rows, students }) => {
    const bytes = Buffer.from(students.buffer, students.byteOffset, students.byteLength);
    return Int32Array.from({ length: rows }, (_, row) => {
      const pseudonym = bytes.toString('latin1', row * PSEUDONYM_BYTES, (row + 1) * PSEUDONYM_BYTES);
      const known = numbers.get(pseudonym);
      if (known !== undefined) return known;
      numbers.set(pseudonym, numbers.size);
      return numbers.size - 1;
    });
  });
  return { count: numbers.size, ofRow };
}

/** Which value of one dimension each student has. */
export type Membership = { dimension: string; values: string[]; ofStudent: Uint8Array };

const NOT_REPORTED = 'not_reported';

/**
 * Each student's value in every dimension that the blocks have. Where schools disagree, the value of the weightiest row
 * counts that reports one; of equally weighty rows the later in the alphabet, so that the order of files does not matter.
 */
export function memberships(
  blocks: (AttendanceBlock | AssessmentBlock)[],
  students: Students,
  weight: (block: number, row: number) => number,
): Membership[] {
  const dimensions = [...new Set(blocks.flatMap(({ groups }) => groups.map(({ dimension }) => dimension)))].sort();
  return dimensions.map((dimension) => {
    const columns = blocks.map(({ groups }) => groups.find((column) => column.dimension === dimension));
    const reported = new Set(columns.flatMap((column) => column?.values ?? []));
    reported.delete(NOT_REPORTED);
    const values = [NOT_REPORTED, ...[...reported].sort()];
    const code = new Map(values.map((value, index) => [value, index]));
    const ofStudent = new Uint8Array(students.count);
    const weights = new Float64Array(students.count).fill(Number.NEGATIVE_INFINITY);
    for (const [block, column] of columns.entries()) {
      const rows = students.ofRow[block];
      if (!column || !rows) continue;
      const codes = column.values.map((value) => code.get(value) ?? 0);
      for (const [row, student] of rows.entries()) {
        const value = codes[column.codes[row] ?? 0] ?? 0;
        if (value === 0) continue;
        const heavier = weight(block, row) - (weights[student] ?? 0);
        if (heavier > 0 || (heavier === 0 && value > (ofStudent[student] ?? 0))) {
          ofStudent[student] = value;
          weights[student] = weight(block, row);
        }
      }
    }
    return { dimension, values, ofStudent };
  });
}
