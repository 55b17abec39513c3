import { type BenchmarkSetId, benchmarkSets } from '../../catalog/benchmark-sets.ts';
import type { AssessmentBlock } from '../block.ts';
import { countStudents } from '../count-students.ts';
import type { GroupValues } from '../group-values.ts';
import type { Expectation, Tallies } from '../reading.ts';
import {
  type Compare,
  codesOf,
  compareContents,
  compareStudents,
  numbersOf,
  sortByStudent,
  studentsOf,
} from '../sort-students.ts';
import type { SchoolRows, StudentRows } from '../student-rows.ts';
import { checkComposites } from './check-composites.ts';
import { countRepeated, mergeRows } from './merge-rows.ts';
import type { Keep } from './row-reader.ts';

/**
 * Brings the rows of a student and grade at a school together, with the highest score of each measure. The numbers of the
 * rows are the scores of the test's measures.
 */
export function gatherAssessment(
  students: StudentRows,
  test: BenchmarkSetId,
  { places, period }: Expectation,
  tallies: Tallies,
  keep: Keep,
) {
  const { groups } = students;
  const pseudonyms: Uint8Array[] = [];
  for (const { school, rows } of students.bySchool()) {
    const compareGrades = byGrade(rows, groups);
    const compareRest = compareContents(rows, groups);
    const sorted = sortByStudent(rows, (a, b) => compareGrades(a, b) || compareRest(a, b));
    const isSame = (a: number, b: number) => compareStudents(rows.students, a, b) === 0 && compareGrades(a, b) === 0;
    tallies.repeated += countRepeated(sorted, (a, b) => isSame(a, b) && compareRest(a, b) === 0);
    const block = blockOf(mergeRows(sorted, isSame, rows, groups), rows, groups, test);
    const { checked, differ } = checkComposites(block, period.slice(-3));
    tallies.composites.checked += checked;
    tallies.composites.differ += differ;
    pseudonyms.push(block.students);
    keep(places[school]?.id ?? '', block);
  }
  return { students: countStudents(pseudonyms), schools: pseudonyms.length };
}

/** The grade is the first of the groups. */
function byGrade({ codes, groups }: SchoolRows, [grades]: GroupValues[]): Compare {
  const becomes = grades?.sorted().becomes ?? new Uint8Array(0);
  return (a, b) => (becomes[codes[a * groups] as number] as number) - (becomes[codes[b * groups] as number] as number);
}

/** The block of one school: only grades and measures that it has, so that it does not depend on the rest of its file. */
function blockOf(kept: Int32Array, rows: SchoolRows, dimensions: GroupValues[], test: BenchmarkSetId): AssessmentBlock {
  const { edition, measures } = benchmarkSets[test];
  const [grades, ...groups] = dimensions.map((dimension, index) => dimension.column(codesOf(rows, index, kept)));
  const scores = Object.keys(measures).map((measure, index) => ({
    measure,
    values: numbersOf(rows, index, kept, new Float64Array(kept.length)),
  }));
  return {
    kind: 'assessment',
    edition,
    rows: kept.length,
    students: studentsOf(rows, kept),
    groups,
    gradeValues: grades?.values ?? [],
    grades: grades?.codes ?? new Uint8Array(kept.length),
    scores: scores.filter(({ values }) => values.some((score) => !Number.isNaN(score))),
  };
}
