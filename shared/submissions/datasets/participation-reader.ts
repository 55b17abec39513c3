import { NOT_REPORTED, plain } from '../../catalog/dimensions.ts';
import { programDimension, spelledAsOne } from '../../catalog/program-dimension.ts';
import type { GroupColumn, JoinedBlock } from '../block.ts';
import { isCellError } from '../cell-error.ts';
import { countStudents } from '../count-students.ts';
import { Dictionary } from '../dictionary.ts';
import type { Layout } from '../headings.ts';
import { isMissing } from '../numbers.ts';
import { FileRefused } from '../problems-catalog.ts';
import { type Expectation, headingOf, INVALID, type Tallies } from '../reading.ts';
import { compareContents, compareStudents, sortByStudent, studentsOf } from '../sort-students.ts';
import type { SchoolRows, StudentRows } from '../student-rows.ts';
import { countRepeated } from './merge-rows.ts';
import type { Keep, RowReader } from './row-reader.ts';
import { StudentReader } from './student-reader.ts';

/** A file may name this many programs; a column with more is of persons or of texts, not of programs. */
const MOST_PROGRAMS = 30;

/** One row per student and program at a school. A student is in a program when one row of the school says so. */
export function participationReader(expected: Expectation, layout: Layout, tallies: Tallies): RowReader {
  // The number of a row is twice that of its program, and one more where the student took part.
  const rows = StudentReader.rowsFor(expected, layout, 1);
  const student = new StudentReader(expected, layout, tallies, { rows, gradeOf: () => NOT_REPORTED });
  const programs = new Map<string, number>();
  const numberOf = (text: string) => {
    const dimension = isMissing(text) || isCellError(text) ? undefined : programDimension(text);
    if (dimension === undefined) return INVALID;
    const number = programs.get(dimension) ?? programs.size;
    if (number >= MOST_PROGRAMS) throw new FileRefused('personal-column', { column: headingOf(layout, 'program') });
    programs.set(dimension, number);
    return number;
  };
  const program = { column: layout.fields.program?.[0] ?? -1, dictionary: new Dictionary(numberOf) };
  const tookPart = { column: layout.fields.participated?.[0] ?? -1, dictionary: new Dictionary(parseTookPart) };
  return {
    take(fields) {
      if (!student.read(fields)) return;
      const number = program.dictionary.at(fields, program.column);
      if (number === INVALID) return student.refuse('program-missing', fields, 'program');
      const isIn = tookPart.column < 0 ? 1 : tookPart.dictionary.at(fields, tookPart.column);
      if (isIn === INVALID) return student.refuse('participation-unknown', fields, 'participated');
      const { values, count } = student.accept();
      values[count - 1] = 2 * number + isIn;
    },
    finish: (keep) => gather(rows, [...programs.keys()], expected, tallies, keep),
  };
}

const yes = new Set([
  'yes',
  'y',
  'true',
  't',
  '1',
  'x',
  'participated',
  'participating',
  'enrolled',
  'active',
  'completed',
]);
const no = new Set([
  'no',
  'n',
  'false',
  'f',
  '0',
  'none',
  'notenrolled',
  'didnotparticipate',
  'notparticipating',
  'declined',
]);

/** 1 where the student took part, 0 where not; an empty cell says neither. */
function parseTookPart(text: string): number {
  if (yes.has(plain(text))) return 1;
  return no.has(plain(text)) ? 0 : INVALID;
}

function gather(students: StudentRows, programs: string[], { places }: Expectation, tallies: Tallies, keep: Keep) {
  const counts = spelledAsOne(programs);
  const dimensions = programs.map((one) => counts.get(one) ?? one);
  const pseudonyms: Uint8Array[] = [];
  for (const { school, rows } of students.bySchool()) {
    const compareRest = compareContents(rows, students.groups);
    const isSame = (a: number, b: number) => compareStudents(rows.students, a, b) === 0;
    const sorted = sortByStudent(rows, compareRest);
    tallies.repeated += countRepeated(sorted, (a, b) => isSame(a, b) && compareRest(a, b) === 0);
    const block = blockOf(sorted, isSame, rows, dimensions);
    pseudonyms.push(block.students);
    keep(places[school]?.id ?? '', block);
  }
  return {
    ...{ students: countStudents(pseudonyms), schools: pseudonyms.length },
    programs: [...new Set(dimensions)].sort(),
  };
}

/** One row per student, with a column for each program that the school has rows of. */
function blockOf(
  sorted: Int32Array,
  isSame: (a: number, b: number) => boolean,
  rows: SchoolRows,
  dimensions: string[],
): JoinedBlock {
  const kept = sorted.filter((row, at) => at === 0 || !isSame(sorted[at - 1] as number, row));
  const columns = new Map<string, GroupColumn>();
  let student = -1;
  let before: number | undefined;
  for (const row of sorted) {
    if (before === undefined || !isSame(before, row)) student += 1;
    before = row;
    const value = rows.values[row] as number;
    const dimension = dimensions[value >> 1] ?? '';
    const column = columns.get(dimension) ?? { dimension, values: ['no', 'yes'], codes: new Uint8Array(kept.length) };
    columns.set(dimension, column);
    if (value % 2 === 1) column.codes[student] = 1;
  }
  const groups = [...columns.values()].sort((a, b) => (a.dimension < b.dimension ? -1 : 1));
  return { kind: 'participation', rows: kept.length, students: studentsOf(rows, kept), groups };
}
