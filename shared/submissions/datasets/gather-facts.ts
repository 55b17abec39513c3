import type { FactsBlock } from '../block.ts';
import { countStudents } from '../count-students.ts';
import type { Expectation, Tallies } from '../reading.ts';
import { codesOf, compareContents, compareStudents, numbersOf, sortByStudent, studentsOf } from '../sort-students.ts';
import type { StudentRows } from '../student-rows.ts';
import { countRepeated, mergeRows } from './merge-rows.ts';
import type { Keep } from './row-reader.ts';

type Kind = FactsBlock['kind'];

/**
 * Brings the rows of a student at a school together: what is so in one of them is so. The numbers of the rows are the facts,
 * in the order of their names. Files of graduates have a row for each term, so that rows alike are no repetition there.
 */
export function gatherFacts(
  students: StudentRows,
  { kind, names }: { kind: Kind; names: readonly string[] },
  { places }: Expectation,
  tallies: Tallies,
  keep: Keep,
) {
  const { groups } = students;
  const pseudonyms: Uint8Array[] = [];
  for (const { school, rows } of students.bySchool()) {
    const compareRest = compareContents(rows, groups);
    const sorted = sortByStudent(rows, compareRest);
    const isSame = (a: number, b: number) => compareStudents(rows.students, a, b) === 0;
    if (kind === 'readiness') {
      tallies.repeated += countRepeated(sorted, (a, b) => isSame(a, b) && compareRest(a, b) === 0);
    }
    const kept = mergeRows(sorted, isSame, rows, groups);
    // The grade is the first of the groups; these files are of one grade and do not say it.
    const columns = groups.map((group, index) => group.column(codesOf(rows, index, kept))).slice(1);
    const facts = names.map((name, index) => ({
      name,
      values: numbersOf(rows, index, kept, new Float64Array(kept.length)),
    }));
    const block: FactsBlock = { kind, rows: kept.length, students: studentsOf(rows, kept), groups: columns, facts };
    pseudonyms.push(block.students);
    keep(places[school]?.id ?? '', block);
  }
  return { students: countStudents(pseudonyms), schools: pseudonyms.length };
}
