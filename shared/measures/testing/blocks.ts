import type {
  AssessmentBlock,
  AttendanceBlock,
  FactsBlock,
  GroupColumn,
  JoinedBlock,
} from '../../submissions/block.ts';

/** Made students by number, with the values of their groups by dimension. */
type Student = { student: number; groups?: Record<string, string> };
export type AttendanceRow = Student & { enrolled: number; absent: number };
export type FactsRow = Student & { facts: Record<string, number> };
export type AssessmentRow = Student & { grade: string; scores: Record<string, number> };

/** A block as ingest would pack it: sorted by pseudonym. Days in days. */
export function attendanceBlock(rows: AttendanceRow[]): AttendanceBlock {
  const sorted = inOrder(rows);
  return {
    kind: 'attendance',
    ...studentsOf(sorted),
    daysEnrolled: Int32Array.from(sorted, ({ enrolled }) => Math.round(enrolled * 100)),
    daysAbsent: Int32Array.from(sorted, ({ absent }) => Math.round(absent * 100)),
  };
}

export const joinedBlock = (kind: JoinedBlock['kind'], rows: Student[]): JoinedBlock => ({
  kind,
  ...studentsOf(inOrder(rows)),
});
export const rosterBlock = (rows: Student[]): JoinedBlock => joinedBlock('roster', rows);

export function assessmentBlock(rows: AssessmentRow[]): AssessmentBlock {
  const sorted = inOrder(rows);
  const gradeValues = [...new Set(sorted.map(({ grade }) => grade))];
  const measures = [...new Set(sorted.flatMap(({ scores }) => Object.keys(scores)))];
  return {
    kind: 'assessment',
    edition: 'dibels-8-2020',
    ...studentsOf(sorted),
    gradeValues,
    grades: Uint8Array.from(sorted, ({ grade }) => gradeValues.indexOf(grade)),
    scores: measures.map((measure) => ({
      measure,
      values: Float64Array.from(sorted, ({ scores }) => scores[measure] ?? Number.NaN),
    })),
  };
}

/** What a row does not say is not known. */
export function factsBlock(kind: FactsBlock['kind'], rows: FactsRow[]): FactsBlock {
  const sorted = inOrder(rows);
  const names = [...new Set(sorted.flatMap(({ facts }) => Object.keys(facts)))];
  const facts = names.map((name) => ({
    name,
    values: Float64Array.from(sorted, (row) => row.facts[name] ?? Number.NaN),
  }));
  return { kind, ...studentsOf(sorted), facts };
}

const inOrder = <R extends Student>(rows: R[]): R[] =>
  rows.toSorted((a, b) => Buffer.compare(pseudonymOf(a.student), pseudonymOf(b.student)));

function studentsOf(rows: Student[]): { rows: number; students: Uint8Array; groups: GroupColumn[] } {
  const dimensions = [...new Set(rows.flatMap(({ groups }) => Object.keys(groups ?? {})))];
  const students = new Uint8Array(rows.length * 12);
  for (const [row, { student }] of rows.entries()) students.set(pseudonymOf(student), row * 12);
  return { rows: rows.length, students, groups: dimensions.map((dimension) => columnOf(dimension, rows)) };
}

function columnOf(dimension: string, rows: Student[]): GroupColumn {
  const valueIn = ({ groups }: Student) => groups?.[dimension] ?? 'not_reported';
  const values = ['not_reported', ...new Set(rows.map(valueIn).filter((value) => value !== 'not_reported'))];
  return { dimension, values, codes: Uint8Array.from(rows, (row) => values.indexOf(valueIn(row))) };
}

/** Twelve bytes that differ in the last ones only for some students, so that all of them have to be compared. */
function pseudonymOf(student: number): Uint8Array {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(0, Math.imul(student >> 2, 0x9e3779b1));
  bytes[11] = student & 3;
  return bytes;
}
