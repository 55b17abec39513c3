import { parseGrade } from '../../catalog/grade.ts';
import type { AttendanceBlock } from '../block.ts';
import { encodeBlock } from '../block-codec.ts';
import { Dictionary } from '../dictionary.ts';
import type { Layout } from '../headings.ts';
import { parseDays } from '../numbers.ts';
import { placeNames } from '../place-names.ts';
import { FileRefused, type RowProblemCode } from '../problems-catalog.ts';
import { namespaceKey } from '../pseudonym.ts';
import { type Expectation, headingOf, INVALID, type Tallies } from '../reading.ts';
import type { Fields } from '../records.ts';
import { studentId } from '../student-id.ts';
import {
  compareStudents,
  countStudents,
  groupColumns,
  pick,
  rowsBySchool,
  StudentRows,
  sortByStudent,
} from '../student-rows.ts';
import { groupReader } from './group-reader.ts';
import { periodReader } from './period-reader.ts';
import type { RowReader } from './row-reader.ts';

const ENROLLED = 0;
const ABSENT = 1;

/** One row per student and spell at a school. The grade is a student group like the others. */
export function attendanceReader(
  expected: Expectation,
  layout: Layout,
  decimal: '.' | ',',
  tallies: Tallies,
): RowReader {
  const { places, otherPlaces } = expected;
  const at = (field: string) => layout.fields[field] ?? -1;
  const [id, school, grade, enrolled, absent] = ['student_id', 'school', 'grade', 'days_enrolled', 'days_absent'].map(
    at,
  ) as [number, number, number, number, number];
  const rows = new StudentRows(
    namespaceKey(expected.pseudonymKey, expected.namespace),
    ['grade', ...layout.dimensions.map((dimension) => dimension.id)],
    2,
  );
  const [gradeValues, ...dimensionValues] = rows.groups as [StudentRows['groups'][number], ...StudentRows['groups']];
  const groups = layout.dimensions.map((column, index) =>
    groupReader(column, dimensionValues[index] as StudentRows['groups'][number]),
  );
  const schools = new Dictionary(placeNames(places, otherPlaces));
  const grades = new Dictionary((text) => {
    const parsed = parseGrade(text);
    return parsed === undefined ? INVALID : gradeValues.code(parsed.toLowerCase());
  });
  const days = [enrolled, absent].map(() => new Dictionary((text) => parseDays(text, decimal) ?? INVALID));
  const [enrolledDays, absentDays] = days as [Dictionary<number>, Dictionary<number>];
  const period = periodReader(expected.period, { period: at('period'), schoolYear: -1 });
  const refuse = (code: RowProblemCode, fields: Fields, column: string) => tallies.refuse(code, fields.row, column);
  const codes = new Int32Array(groups.length);

  const take = (fields: Fields) => {
    const rowPeriod = period(fields);
    if (rowPeriod === 'other') return tallies.leaveAside();
    if (rowPeriod === 'unknown') return refuse('period-unknown', fields, headingOf(layout, 'period'));
    const student = studentId(fields, id);
    if (student.length === 0) return refuse('student-id-missing', fields, headingOf(layout, 'student_id'));
    const place = schools.at(fields, school);
    if (place === 'foreign') throw new FileRefused('other-places');
    if (typeof place !== 'number' || places[place]?.kind !== 'school') {
      return refuse(place === 'missing' ? 'school-missing' : 'school-unknown', fields, headingOf(layout, 'school'));
    }
    const gradeCode = grades.at(fields, grade);
    if (gradeCode < 0) return refuse('grade-unknown', fields, headingOf(layout, 'grade'));
    const daysEnrolled = enrolledDays.at(fields, enrolled);
    if (daysEnrolled < 0) return refuse('days-enrolled-invalid', fields, headingOf(layout, 'days_enrolled'));
    const daysAbsent = absentDays.at(fields, absent);
    if (daysAbsent < 0) return refuse('days-absent-invalid', fields, headingOf(layout, 'days_absent'));
    if (daysAbsent > daysEnrolled)
      return refuse('days-absent-above-enrolled', fields, headingOf(layout, 'days_absent'));
    for (let index = 0; index < groups.length; index += 1) {
      const group = groups[index] as (typeof groups)[number];
      const code = group.code(fields);
      if (code < 0) return refuse('value-unknown', fields, group.column.heading);
      codes[index] = code;
    }
    const row = rows.add(place, student);
    rows.numbers[ENROLLED]?.set(row, daysEnrolled);
    rows.numbers[ABSENT]?.set(row, daysAbsent);
    gradeValues.codes.set(row, gradeCode);
    for (let index = 0; index < groups.length; index += 1) {
      (dimensionValues[index] as (typeof rows.groups)[number]).codes.set(row, codes[index] as number);
    }
    tallies.accepted += 1;
  };
  return { take, finish: () => pack(rows, expected, tallies) };
}

/** Sorts the rows of each school by student, leaves out exact repetitions, and packs them. */
function pack(rows: StudentRows, { places }: Expectation, tallies: Tallies) {
  const pseudonyms = rows.pseudonyms();
  const enrolled = rows.numbers[ENROLLED]?.values ?? new Float64Array(0);
  const absent = rows.numbers[ABSENT]?.values ?? new Float64Array(0);
  const orders = rows.groups.map((group) => ({ codes: group.codes.values, becomes: group.sorted().becomes }));
  const compareRest = (a: number, b: number): number => {
    const byDays = (enrolled[a] as number) - (enrolled[b] as number) || (absent[a] as number) - (absent[b] as number);
    if (byDays !== 0) return byDays;
    for (const { codes, becomes } of orders) {
      const byGroup = (becomes[codes[a] as number] as number) - (becomes[codes[b] as number] as number);
      if (byGroup !== 0) return byGroup;
    }
    return 0;
  };
  const blocks = new Map<string, Uint8Array[]>();
  for (const [school, list] of rowsBySchool(rows)) {
    const sorted = sortByStudent(list, pseudonyms, compareRest);
    const kept = sorted.filter((row, place) => {
      const before = sorted[place - 1];
      return before === undefined || compareStudents(pseudonyms, before, row) !== 0 || compareRest(before, row) !== 0;
    });
    tallies.repeated += sorted.length - kept.length;
    const block: AttendanceBlock = {
      kind: 'attendance',
      rows: kept.length,
      students: pick(pseudonyms, kept),
      groups: groupColumns(rows.groups, kept),
      daysEnrolled: kept.map((row) => enrolled[row] as number),
      daysAbsent: kept.map((row) => absent[row] as number),
    };
    blocks.set(places[school]?.id ?? '', encodeBlock(block));
  }
  return { blocks, students: countStudents(pseudonyms), places: blocks.size };
}
