import {
  type CollegeLevel,
  classOf,
  collegeFacts,
  collegeLevels,
  collegeWindows,
  daysOf,
} from '../../catalog/college-enrollment.ts';
import { NOT_REPORTED, plain } from '../../catalog/dimensions.ts';
import { schoolYear } from '../../catalog/period.ts';
import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import type { Layout } from '../headings.ts';
import { isMissing } from '../numbers.ts';
import { parseDay } from '../parse-day.ts';
import type { RowProblemCode } from '../problems-catalog.ts';
import { type Expectation, INVALID, type Tallies } from '../reading.ts';
import { gatherFacts } from './gather-facts.ts';
import type { RowReader } from './row-reader.ts';
import { StudentReader } from './student-reader.ts';

const NO_DAY = Number.NaN;

/**
 * The detail of StudentTracker: a row for each term of each graduate, and one for who was not found. Of each graduate is
 * kept whether a term touches a window; no college, no date and nothing of a person.
 */
export function postsecondaryReader(expected: Expectation, layout: Layout, tallies: Tallies): RowReader {
  const rows = StudentReader.rowsFor(expected, layout, collegeFacts.length);
  const student = new StudentReader(expected, layout, tallies, { rows, gradeOf: () => NOT_REPORTED });
  const classOfRow = columnReader(layout, 'high_school_grad_date', judgeClass(schoolYear(expected.period)));
  const termOf = termReader(layout);
  const factsOf = factsReader(expected);
  return {
    take(fields) {
      const itsClass = classOfRow(fields);
      if (itsClass === 'other') return tallies.leaveAside();
      if (itsClass === 'unknown') return student.refuse('date-invalid', fields, 'high_school_grad_date');
      if (!student.read(fields)) return;
      const term = termOf(fields);
      if (term && 'code' in term) return student.refuse(term.code, fields, term.field);
      const { values, count } = student.accept();
      values.set(factsOf(term), (count - 1) * collegeFacts.length);
    },
    finish: (keep) => gatherFacts(rows, { kind: 'postsecondary', names: collegeFacts }, expected, tallies, keep),
  };
}

function columnReader<T>(layout: Layout, field: string, parse: (text: string) => T): (fields: Fields) => T {
  const [column = -1] = layout.fields[field] ?? [];
  const dictionary = new Dictionary(parse);
  return (fields) => dictionary.at(fields, column);
}

const judgeClass = (ours: string) => (text: string) => {
  const day = parseDay(text);
  if (!day) return 'unknown';
  return classOf(day) === ours ? 'ours' : 'other';
};

/** From a day to a day, in milliseconds, at a college of the level; of another kind of college none. */
type Term = { begins: number; ends: number; level: CollegeLevel | undefined };

/** Reads the term of a row: undefined for who was not found, and for a degree, which comes without one. */
function termReader(layout: Layout): (fields: Fields) => Term | undefined | { code: RowProblemCode; field: string } {
  const foundOf = columnReader(layout, 'record_found', parseFound);
  const beginOf = columnReader(layout, 'enrollment_begin', parseTermDay);
  const endOf = columnReader(layout, 'enrollment_end', parseTermDay);
  const levelOf = columnReader(layout, 'college_level', parseLevel);
  return (fields) => {
    const found = foundOf(fields);
    if (found === 'unknown') return { code: 'value-unknown', field: 'record_found' };
    if (found === 'no') return undefined;
    const [begins, ends, level] = [beginOf(fields), endOf(fields), levelOf(fields)];
    if (begins === INVALID) return { code: 'date-invalid', field: 'enrollment_begin' };
    if (ends === INVALID) return { code: 'date-invalid', field: 'enrollment_end' };
    if (level === 'unknown') return { code: 'value-unknown', field: 'college_level' };
    if (Number.isNaN(begins)) return undefined;
    if (ends < begins) return { code: 'dates-reversed', field: 'enrollment_end' };
    return { begins, ends: Number.isNaN(ends) ? begins : ends, level };
  };
}

function parseFound(text: string): 'yes' | 'no' | 'unknown' {
  if (/^y(es)?$/i.test(text)) return 'yes';
  return /^no?$/i.test(text) ? 'no' : 'unknown';
}

function parseTermDay(text: string): number {
  return isMissing(text) ? NO_DAY : (parseDay(text)?.getTime() ?? INVALID);
}

/** Colleges of less than two years are neither: the clearinghouse counts those of two and of four years. */
function parseLevel(text: string): CollegeLevel | 'unknown' | undefined {
  const level = plain(text);
  if (level === '2year' || level === '2') return 'two-year';
  if (level === '4year' || level === '4') return 'four-year';
  return isMissing(text) || /^(l|lessthan2years?)$/.test(level) ? undefined : 'unknown';
}

/** What a term tells of each window. Nothing is known of a window that was not over when the file was sent. */
function factsReader({ period, sentAt }: Expectation): (term: Term | undefined) => number[] {
  const windows = collegeWindows.map((window) => {
    const { first, last } = daysOf(window, period);
    const isOver = sentAt === undefined || Date.parse(sentAt) > last.getTime();
    return { first: first.getTime(), last: last.getTime(), isOver };
  });
  return (term) =>
    windows.flatMap(({ first, last, isOver }) =>
      collegeLevels.map((level) => {
        if (!isOver) return Number.NaN;
        return term?.level === level && term.begins <= last && term.ends >= first ? 1 : 0;
      }),
    );
}
