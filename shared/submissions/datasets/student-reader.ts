import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import type { GroupValues } from '../group-values.ts';
import type { Layout } from '../headings.ts';
import { mappedValue } from '../mapping/mapping.ts';
import { type Expectation, headingOf, INVALID, type Tallies } from '../reading.ts';
import { StudentId } from '../student-id.ts';
import { type SchoolRows, StudentRows } from '../student-rows.ts';
import { groupReader } from './group-reader.ts';
import { periodReader } from './period-reader.ts';
import { placeReader } from './place-reader.ts';

/** What every row of a student has, whatever the dataset: its period, student, school, grade and groups. */
export class StudentReader {
  readonly rows: StudentRows;
  private readonly layout: Layout;
  private readonly tallies: Tallies;
  private readonly period: ReturnType<typeof periodReader>;
  private readonly id = new StudentId();
  private readonly idColumn: number;
  private readonly schoolOf: ReturnType<typeof placeReader>;
  private readonly isSchool: boolean[];
  private readonly grade: { column: number; dictionary: Dictionary<number> };
  private readonly groups: ReturnType<typeof groupReader>[];
  private readonly onUnknown: Expectation['onUnknown'];
  private school = 0;
  /** The grade's number first, then those of the groups. */
  private readonly codes: Int32Array;

  /** `gradeOf` is undefined for what is no grade. The reader of the dataset sets the numbers of the rows that it adds. */
  constructor(
    expected: Expectation,
    layout: Layout,
    tallies: Tallies,
    { rows, gradeOf }: { rows: StudentRows; gradeOf: (text: string) => string | undefined },
  ) {
    const { fields, dimensions } = layout;
    const column = (field: string) => fields[field]?.[0] ?? -1;
    this.layout = layout;
    this.tallies = tallies;
    this.rows = rows;
    this.onUnknown = expected.onUnknown;
    const [grades, ...groups] = rows.groups as [GroupValues, ...GroupValues[]];
    this.period = periodReader(expected.period, { periods: fields.period ?? [], schoolYear: column('school_year') });
    this.idColumn = column('student_id');
    this.schoolOf = placeReader(expected, fields.school ?? []);
    this.isSchool = expected.places.map(({ kind }) => kind === 'school');
    const gradeCode = (text: string) => {
      const mapped = mappedValue(expected.mapping, 'grade', text);
      const value = gradeOf(text) ?? (mapped === undefined ? undefined : gradeOf(mapped));
      return value === undefined ? INVALID : grades.code(value);
    };
    this.grade = { column: column('grade'), dictionary: new Dictionary(gradeCode) };
    this.groups = dimensions.map((columns, index) => groupReader(columns, groups[index] as GroupValues, expected));
    this.codes = new Int32Array(1 + dimensions.length);
  }

  /** Rows of a file with these headings, each with so many numbers. The grade is the first of their groups. */
  static rowsFor({ pseudonymizer }: Expectation, { dimensions }: Layout, numbers: number): StudentRows {
    return new StudentRows(pseudonymizer, ['grade', ...dimensions.map(({ id }) => id)], numbers);
  }

  /** Reads what a row has in common with others. False when it was left aside or refused, and is done with. */
  read(fields: Fields): boolean {
    const period = this.period(fields);
    if (period === 'other') return this.tallies.leaveAside();
    if (period === 'unknown') return this.refuse('period-unknown', fields, 'period');
    if (!this.id.read(fields, this.idColumn)) return this.refuse('student-id-missing', fields, 'student_id');
    const school = this.schoolOf(fields);
    if (school === 'missing') return this.refuse('school-missing', fields, 'school');
    if (school === 'unknown' || !this.isSchool[school]) return this.refuse('school-unknown', fields, 'school');
    this.school = school;
    return this.readGroups(fields);
  }

  private readGroups(fields: Fields): boolean {
    const { grade, groups, codes } = this;
    codes[0] = grade.dictionary.at(fields, grade.column);
    if (codes[0] < 0) {
      this.onUnknown?.('grade', fields.text(grade.column));
      return this.refuse('grade-unknown', fields, 'grade');
    }
    for (let index = 0; index < groups.length; index += 1) {
      const group = groups[index] as (typeof groups)[number];
      const code = group.code(fields);
      if (code < 0) return this.tallies.refuse('value-unknown', fields.row, group.heading);
      codes[index + 1] = code;
    }
    return true;
  }

  refuse(code: Parameters<Tallies['refuse']>[0], fields: Fields, field: string): false {
    return this.tallies.refuse(code, fields.row, headingOf(this.layout, field));
  }

  /** Takes the row that was read, and gives the rows of its school, at whose end the caller sets its numbers. */
  accept(): SchoolRows {
    const { codes } = this;
    const rows = this.rows.add(this.school, this.id);
    const first = (rows.count - 1) * codes.length;
    for (let index = 0; index < codes.length; index += 1) rows.codes[first + index] = codes[index] as number;
    this.tallies.accepted += 1;
    return rows;
  }
}
