import type { JoinedBlock } from '../block.ts';
import { countStudents } from '../count-students.ts';
import type { Layout } from '../headings.ts';
import type { Expectation, Tallies } from '../reading.ts';
import { codesOf, compareContents, compareStudents, sortByStudent, studentsOf } from '../sort-students.ts';
import type { StudentRows } from '../student-rows.ts';
import { gradeGroup } from './grade-group.ts';
import { countRepeated, mergeRows } from './merge-rows.ts';
import type { Keep, RowReader } from './row-reader.ts';
import { StudentReader } from './student-reader.ts';

/** One row per student of a school, with the groups that the student is in; several rows of a student are one. */
export function rosterReader(expected: Expectation, layout: Layout, tallies: Tallies): RowReader {
  const rows = StudentReader.rowsFor(expected, layout, 0);
  const student = new StudentReader(expected, layout, tallies, { rows, gradeOf: gradeGroup });
  return {
    take(fields) {
      if (student.read(fields)) student.accept();
    },
    finish: (keep) => gather(rows, expected, tallies, keep),
  };
}

function gather(students: StudentRows, { places }: Expectation, tallies: Tallies, keep: Keep) {
  const { groups } = students;
  const pseudonyms: Uint8Array[] = [];
  for (const { school, rows } of students.bySchool()) {
    const compareRest = compareContents(rows, groups);
    const isSame = (a: number, b: number) => compareStudents(rows.students, a, b) === 0;
    const sorted = sortByStudent(rows, compareRest);
    tallies.repeated += countRepeated(sorted, (a, b) => isSame(a, b) && compareRest(a, b) === 0);
    const kept = mergeRows(sorted, isSame, rows, groups);
    const block: JoinedBlock = {
      kind: 'roster',
      rows: kept.length,
      students: studentsOf(rows, kept),
      groups: groups.map((group, index) => group.column(codesOf(rows, index, kept))),
    };
    pseudonyms.push(block.students);
    keep(places[school]?.id ?? '', block);
  }
  return { students: countStudents(pseudonyms), schools: pseudonyms.length };
}
