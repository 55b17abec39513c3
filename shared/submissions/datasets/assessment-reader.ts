import { dibelsMeasures } from '../../catalog/dibels8.ts';
import { DIBELS_8_EDITION } from '../../catalog/dibels8-cut-points.ts';
import { plain } from '../../catalog/dimensions.ts';
import { parseGrade } from '../../catalog/grade.ts';
import type { AssessmentBlock } from '../block.ts';
import { encodeBlock } from '../block-codec.ts';
import { Dictionary } from '../dictionary.ts';
import type { Layout } from '../headings.ts';
import { parseDecimal } from '../numbers.ts';
import { placeNames } from '../place-names.ts';
import { FileRefused, type RowProblemCode } from '../problems-catalog.ts';
import { namespaceKey } from '../pseudonym.ts';
import { type Expectation, headingOf, INVALID, type Tallies } from '../reading.ts';
import type { Fields } from '../records.ts';
import { studentId } from '../student-id.ts';
import {
  compareStudents,
  countStudents,
  type GroupValues,
  groupColumns,
  pick,
  rowsBySchool,
  StudentRows,
  sortByStudent,
} from '../student-rows.ts';
import { groupReader } from './group-reader.ts';
import { periodReader } from './period-reader.ts';
import type { RowReader } from './row-reader.ts';

const NO_SCORE = Number.NaN;
const measures = Object.keys(dibelsMeasures);

/** DIBELS results: one row per student with a column per measure, or one row per student and measure. */
export function assessmentReader(
  expected: Expectation,
  layout: Layout,
  decimal: '.' | ',',
  tallies: Tallies,
): RowReader {
  const { places, otherPlaces } = expected;
  const at = (field: string) => layout.fields[field] ?? -1;
  const [id, school, grade] = ['student_id', 'school', 'grade'].map(at) as [number, number, number];
  const rows = new StudentRows(
    namespaceKey(expected.pseudonymKey, expected.namespace),
    ['grade', ...layout.dimensions.map((dimension) => dimension.id)],
    measures.length,
  );
  const [gradeValues, ...dimensionValues] = rows.groups as [GroupValues, ...GroupValues[]];
  const groups = layout.dimensions.map((column, index) => groupReader(column, dimensionValues[index] as GroupValues));
  const schools = new Dictionary(placeNames(places, otherPlaces));
  const grades = new Dictionary((text) => {
    const parsed = parseGrade(text);
    return parsed === undefined ? INVALID : gradeValues.code(parsed);
  });
  const period = periodReader(expected.period, { period: at('period'), schoolYear: at('school_year') });
  const scores = layout.scores.length > 0 ? wideScores(layout, decimal) : longScores(layout, decimal);
  const refuse = (code: RowProblemCode, fields: Fields, column: string) => tallies.refuse(code, fields.row, column);
  const codes = new Int32Array(groups.length);
  const found = new Float64Array(measures.length);

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
    const wrong = scores(fields, found.fill(NO_SCORE));
    if (wrong) return refuse(wrong.code, fields, wrong.heading);
    for (const [index, group] of groups.entries()) {
      const code = group.code(fields);
      if (code < 0) return refuse('value-unknown', fields, group.column.heading);
      codes[index] = code;
    }
    const row = rows.add(place, student);
    gradeValues.codes.set(row, gradeCode);
    for (const [index, score] of found.entries()) rows.numbers[index]?.set(row, score);
    for (const [index, code] of codes.entries()) dimensionValues[index]?.codes.set(row, code);
    tallies.accepted += 1;
  };
  return { take, finish: () => pack(rows, expected, tallies) };
}

/** Fills the scores of a row by measure; says which column is wrong, if one is. */
type Scores = (fields: Fields, found: Float64Array) => { code: RowProblemCode; heading: string } | undefined;

function parseScore(text: string, decimal: '.' | ','): number {
  const plainText = text.replace(/\s*%$/, '');
  if (/^(|null|n\/?a|-|discontinued?|tested out|not determined)$/i.test(plainText)) return NO_SCORE;
  return parseDecimal(plainText, decimal) ?? INVALID;
}

/** Accuracy comes in percent or as a fraction; up to 1 it is a fraction, since nobody reads one word in a hundred right. */
function inPercent(measure: string, score: number): number {
  return measure === 'ORF-ACC' && score >= 0 && score <= 1 ? score * 100 : score;
}

function wideScores({ scores, headings }: Layout, decimal: '.' | ','): Scores {
  const columns = scores.map(({ measure, index }) => ({
    index,
    to: measures.indexOf(measure),
    heading: headings[index] ?? measure,
    dictionary: new Dictionary((text) => inPercent(measure, parseScore(text, decimal))),
  }));
  return (fields, found) => {
    for (const { index, to, heading, dictionary } of columns) {
      const score = dictionary.at(fields, index);
      if (score < 0) return { code: 'score-invalid', heading };
      found[to] = score;
    }
    return undefined;
  };
}

function longScores(layout: Layout, decimal: '.' | ','): Scores {
  const measureColumn = layout.fields.measure ?? -1;
  const scoreColumn = layout.fields.score ?? -1;
  const spellings = new Map(measures.map((measure, index) => [plain(measure), index]));
  for (const [other, measure] of [
    ['orf', 'ORF-WC'],
    ['orfaccu', 'ORF-ACC'],
    ['dibelscompositescore', 'COMPOSITE'],
  ] as const) {
    spellings.set(other, measures.indexOf(measure));
  }
  const names = new Dictionary((text) => spellings.get(plain(text)) ?? INVALID);
  const values = new Dictionary((text) => parseScore(text, decimal));
  return (fields, found) => {
    const measure = names.at(fields, measureColumn);
    if (measure < 0) return { code: 'measure-unknown', heading: headingOf(layout, 'measure') };
    const score = values.at(fields, scoreColumn);
    if (score < 0) return { code: 'score-invalid', heading: headingOf(layout, 'score') };
    found[measure] = inPercent(measures[measure] ?? '', score);
    return undefined;
  };
}

/** Brings the rows of a student and grade at a school together, the highest score of each measure, and packs them. */
function pack(rows: StudentRows, { places }: Expectation, tallies: Tallies) {
  const pseudonyms = rows.pseudonyms();
  const [gradeValues, ...dimensionValues] = rows.groups as [GroupValues, ...GroupValues[]];
  const { values: gradeNames, becomes: gradeOrder } = gradeValues.sorted();
  const gradeOf = (row: number) => gradeOrder[gradeValues.codes.values[row] as number] as number;
  const present = measures.map((measure, index) => ({
    measure,
    values: rows.numbers[index]?.values ?? new Float64Array(0),
  }));
  const taken = present.filter(({ values }) => values.subarray(0, rows.count).some((score) => !Number.isNaN(score)));
  const blocks = new Map<string, Uint8Array[]>();
  for (const [school, list] of rowsBySchool(rows)) {
    const sorted = sortByStudent(list, pseudonyms, (a, b) => gradeOf(a) - gradeOf(b));
    const kept: number[] = [];
    for (const row of sorted) {
      const last = kept.at(-1);
      const isSame =
        last !== undefined && compareStudents(pseudonyms, last, row) === 0 && gradeOf(last) === gradeOf(row);
      if (!isSame) kept.push(row);
      else if (merge(row, last, present, dimensionValues)) tallies.repeated += 1;
    }
    const chosen = Int32Array.from(kept);
    const block: AssessmentBlock = {
      kind: 'assessment',
      edition: DIBELS_8_EDITION,
      rows: chosen.length,
      students: pick(pseudonyms, chosen),
      groups: groupColumns(dimensionValues, chosen),
      gradeValues: gradeNames,
      grades: Uint8Array.from(chosen, gradeOf),
      scores: taken.map(({ measure, values }) => ({
        measure,
        values: Float64Array.from(chosen, (row) => values[row] as number),
      })),
    };
    blocks.set(places[school]?.id ?? '', encodeBlock(withoutUnused(block)));
  }
  return { blocks, students: countStudents(pseudonyms), places: blocks.size };
}

/** Takes a further row of the same student into the first. True when it brought nothing new. */
function merge(row: number, into: number, scores: { values: Float64Array }[], groups: GroupValues[]): boolean {
  let isRepeated = true;
  for (const { values } of scores) {
    const [score, held] = [values[row] as number, values[into] as number];
    if (Number.isNaN(score)) continue;
    if (score !== held) isRepeated = false;
    if (Number.isNaN(held) || score > held) values[into] = score;
  }
  for (const group of groups) {
    const { becomes } = group.sorted();
    const { values } = group.codes;
    if ((becomes[values[row] as number] as number) > (becomes[values[into] as number] as number)) {
      values[into] = values[row] as number;
    }
  }
  return isRepeated;
}

/** Leaves out measures and grades that the school does not have, so that a block does not depend on the rest of its file. */
function withoutUnused(block: AssessmentBlock): AssessmentBlock {
  const used = [...new Set(block.grades)].sort((a, b) => a - b);
  return {
    ...block,
    gradeValues: used.map((grade) => block.gradeValues[grade] ?? ''),
    grades: block.grades.map((grade) => used.indexOf(grade)),
    scores: block.scores.filter(({ values }) => values.some((score) => !Number.isNaN(score))),
  };
}
