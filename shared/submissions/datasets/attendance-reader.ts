import type { AttendanceBlock } from '../block.ts';
import { countStudents } from '../count-students.ts';
import { Dictionary } from '../dictionary.ts';
import type { GroupValues } from '../group-values.ts';
import type { Layout } from '../headings.ts';
import { isSuppressed, parseDays } from '../numbers.ts';
import { type Expectation, HIDDEN, INVALID, type Tallies } from '../reading.ts';
import { codesOf, compareContents, compareStudents, numbersOf, sortByStudent, studentsOf } from '../sort-students.ts';
import type { SchoolRows, StudentRows } from '../student-rows.ts';
import { gradeGroup } from './grade-group.ts';
import type { Keep, RowReader } from './row-reader.ts';
import { StudentReader } from './student-reader.ts';

const ENROLLED = 0;
const ABSENT = 1;

/** One row per student and spell at a school. The grade is a student group like the others. */
export function attendanceReader(
  expected: Expectation,
  layout: Layout,
  tallies: Tallies,
  decimal: '.' | ',',
): RowReader {
  const rows = StudentReader.rowsFor(expected, layout, 2);
  const student = new StudentReader(expected, layout, tallies, { rows, gradeOf: gradeGroup });
  const days = (text: string) => parseDays(text, decimal) ?? (isSuppressed(text) ? HIDDEN : INVALID);
  const enrolled = { column: layout.fields.days_enrolled?.[0] ?? -1, dictionary: new Dictionary(days) };
  const absent = { column: layout.fields.days_absent?.[0] ?? -1, dictionary: new Dictionary(days) };
  return {
    take(fields) {
      if (!student.read(fields)) return;
      const daysEnrolled = enrolled.dictionary.at(fields, enrolled.column);
      const daysAbsent = absent.dictionary.at(fields, absent.column);
      if (daysEnrolled === HIDDEN) return student.refuse('value-hidden', fields, 'days_enrolled');
      if (daysAbsent === HIDDEN) return student.refuse('value-hidden', fields, 'days_absent');
      if (daysEnrolled === INVALID) return student.refuse('days-enrolled-invalid', fields, 'days_enrolled');
      if (daysAbsent === INVALID) return student.refuse('days-absent-invalid', fields, 'days_absent');
      if (daysAbsent > daysEnrolled) return student.refuse('days-absent-above-enrolled', fields, 'days_absent');
      const { values, count } = student.accept();
      values[2 * (count - 1) + ENROLLED] = daysEnrolled;
      values[2 * (count - 1) + ABSENT] = daysAbsent;
    },
    finish: (keep) => gather(rows, expected, tallies, keep),
  };
}

/** Sorts the rows of each school by student, and leaves out exact repetitions. */
function gather(students: StudentRows, { places }: Expectation, tallies: Tallies, keep: Keep) {
  const { groups } = students;
  const pseudonyms: Uint8Array[] = [];
  for (const { school, rows } of students.bySchool()) {
    const compareRest = compareContents(rows, groups);
    const sorted = sortByStudent(rows, compareRest);
    const kept = withoutRepeated(sorted, (a, b) => compareStudents(rows.students, a, b) || compareRest(a, b));
    tallies.repeated += sorted.length - kept.length;
    const block = blockOf(kept, rows, groups);
    pseudonyms.push(block.students);
    keep(places[school]?.id ?? '', block);
  }
  return { students: countStudents(pseudonyms), schools: pseudonyms.length };
}

function blockOf(kept: Int32Array, rows: SchoolRows, groups: GroupValues[]): AttendanceBlock {
  return {
    kind: 'attendance',
    rows: kept.length,
    students: studentsOf(rows, kept),
    groups: groups.map((group, index) => group.column(codesOf(rows, index, kept))),
    daysEnrolled: numbersOf(rows, ENROLLED, kept, new Int32Array(kept.length)),
    daysAbsent: numbersOf(rows, ABSENT, kept, new Int32Array(kept.length)),
  };
}

function withoutRepeated(sorted: Int32Array, compare: (a: number, b: number) => number): Int32Array {
  let count = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    const row = sorted[at] as number;
    if (count > 0 && compare(sorted[count - 1] as number, row) === 0) continue;
    sorted[count] = row;
    count += 1;
  }
  return sorted.subarray(0, count);
}
