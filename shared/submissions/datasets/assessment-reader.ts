import { benchmarkSets } from '../../catalog/benchmark-sets.ts';
import { plain } from '../../catalog/dimensions.ts';
import { parseGrade } from '../../catalog/grade.ts';
import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import type { Layout } from '../headings.ts';
import { isSuppressed, parseDecimal } from '../numbers.ts';
import type { RowProblemCode } from '../problems-catalog.ts';
import { type Expectation, HIDDEN, headingOf, INVALID, type Tallies } from '../reading.ts';
import { gatherAssessment } from './gather-assessment.ts';
import type { RowReader } from './row-reader.ts';
import { isBesideDibels, measureNamed } from './score-columns.ts';
import { StudentReader } from './student-reader.ts';
import { takeByGrade } from './take-by-grade.ts';

const NO_SCORE = Number.NaN;
/** Stands for a measure whose scores are not read. */
const BESIDE = -2;

/** What the edition of a row says, without case and punctuation, where it is of the test that the columns are of. */
const editionOf = { 'dibels-8': /^(|null|.*dibels8.*)$/, acadience: /^(|null|.*(acadience|dibelsnext).*)$/ };

/**
 * Results of one test: one row per student with a column per measure, or with such columns for each grade, or one row per
 * student and measure.
 */
export function assessmentReader(
  expected: Expectation,
  layout: Layout,
  tallies: Tallies,
  decimal: '.' | ',',
): RowReader {
  const { test, grades } = layout;
  const measures = Object.keys(benchmarkSets[test].measures);
  const rows = StudentReader.rowsFor(expected, layout, measures.length);
  const readerOf = (own: Layout, gradeOf: (text: string) => string | undefined) => {
    const student = new StudentReader(expected, own, tallies, { rows, gradeOf });
    const readScores = own.scores.length > 0 ? wideScores : longScores;
    return takeScores(student, own, readScores(own, measures, decimal), tallies, measures.length);
  };
  return {
    take: grades.length > 0 ? takeByGrade(layout, expected.period, tallies, readerOf) : readerOf(layout, parseGrade),
    finish: (keep) => gatherAssessment(rows, test, expected, tallies, keep),
  };
}

function takeScores(student: StudentReader, layout: Layout, scores: Scores, tallies: Tallies, measures: number) {
  const edition = layout.fields.edition?.[0] ?? -1;
  const isOurs = new Dictionary((text) => editionOf[layout.test].test(plain(text)));
  const found = new Float64Array(measures);
  return (fields: Fields) => {
    if (!student.read(fields)) return;
    if (!isOurs.at(fields, edition)) return student.refuse('edition-other', fields, 'edition');
    const wrong = scores(fields, found.fill(NO_SCORE));
    if (wrong) return tallies.refuse(wrong.code, fields.row, wrong.heading);
    const { values, count } = student.accept();
    values.set(found, (count - 1) * found.length);
  };
}

/** Fills the scores of a row, each at the place of its measure in the list; says which column is wrong, if one is. */
type Scores = (fields: Fields, found: Float64Array) => { code: RowProblemCode; heading: string } | undefined;

/** What exports write where there is no score. */
const withoutScore = /^(|null|#?n\/?a|--?|discontinued?|tested out|not determined|absent|refused)$/i;

/**
 * A score as a number: NaN where there is none, {@link HIDDEN} or {@link INVALID} for text that is no score. Accuracy comes
 * in percent or as a fraction; up to 1 it is a fraction, since nobody reads one word in a hundred right.
 */
function parseScore(measure: string, text: string, decimal: '.' | ','): number {
  if (withoutScore.test(text)) return NO_SCORE;
  const score = parseDecimal(text.replace(/\s*%$/, ''), decimal);
  if (score === undefined) return isSuppressed(text) ? HIDDEN : INVALID;
  const percent = measure === 'ORF-ACC' && score <= 1 && !text.endsWith('%') ? inPercent(score) : score;
  return percent <= (measure === 'ORF-ACC' ? 100 : 1000) ? percent : INVALID;
}

/** Moves the decimal mark by two, exactly: a fraction of 0.955 is 95.5 percent, which rounds to 96. */
const inPercent = (fraction: number): number => Number(`${fraction}e2`);

const wrongScore = (score: number): RowProblemCode => (score === HIDDEN ? 'value-hidden' : 'score-invalid');

function wideScores({ scores, headings }: Layout, measures: string[], decimal: '.' | ','): Scores {
  const columns = scores.map(({ measure, index }) => ({
    index,
    to: measures.indexOf(measure),
    heading: headings[index] ?? measure,
    dictionary: new Dictionary((text) => parseScore(measure, text, decimal)),
  }));
  return (fields, found) => {
    for (const { index, to, heading, dictionary } of columns) {
      const score = dictionary.at(fields, index);
      if (score < 0) return { code: wrongScore(score), heading };
      found[to] = score;
    }
    return undefined;
  };
}

function longScores(layout: Layout, measures: string[], decimal: '.' | ','): Scores {
  const [measureColumn, scoreColumn] = [layout.fields.measure?.[0] ?? -1, layout.fields.score?.[0] ?? -1];
  const numberOf = new Dictionary((text) =>
    isBesideDibels(text) ? BESIDE : measures.indexOf(measureNamed(text) ?? ''),
  );
  const byMeasure = measures.map((measure) => new Dictionary((text) => parseScore(measure, text, decimal)));
  return (fields, found) => {
    const measure = numberOf.at(fields, measureColumn);
    if (measure === BESIDE) return undefined;
    const dictionary = byMeasure[measure];
    if (!dictionary) return { code: 'measure-unknown', heading: headingOf(layout, 'measure') };
    const score = dictionary.at(fields, scoreColumn);
    if (score < 0) return { code: wrongScore(score), heading: headingOf(layout, 'score') };
    found[measure] = score;
    return undefined;
  };
}
