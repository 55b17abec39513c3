import type { Dataset } from '../catalog/dataset.ts';
import { describePeriod } from '../catalog/period.ts';
import { assessmentReader } from './datasets/assessment-reader.ts';
import { attendanceReader } from './datasets/attendance-reader.ts';
import { countsReader } from './datasets/counts-reader.ts';
import { keyColumn } from './datasets/dataset-definition.ts';
import type { Keep, RowReader } from './datasets/row-reader.ts';
import { isExample } from './example-row.ts';
import type { Fields } from './fields.ts';
import { type Layout, matchHeadings } from './headings.ts';
import { LIMITS } from './limits.ts';
import { listColumns } from './list-columns.ts';
import type { Refusal } from './problem.ts';
import { FileRefused, refusal } from './problems-catalog.ts';
import { readFile } from './read-file.ts';
import { type Expectation, Tallies } from './reading.ts';
import type { Report } from './report.ts';

/** More than this share of rows to mend refuses the file. */
const MOST_REFUSED = 0.1;

export type Checked =
  | { state: 'accepted'; report: Report }
  | { state: 'refused'; refusal: Refusal; report: Report | undefined };

export type ToCheck = Expectation & {
  chunks: AsyncIterable<Uint8Array>;
  /** The sheet of a workbook to read; the first visible one with values where none is named. */
  sheet?: string | undefined;
  /** Takes the rows of each place, of a file that is refused at its end too. */
  keep: Keep;
  limits?: typeof LIMITS;
};

/**
 * Reads one file, in a function or in a browser: decodes it, finds its columns, checks each row, and replaces student ids
 * by pseudonyms. Good rows are taken, and each bad one is reported with its place and how to mend it; a file that cannot
 * be right is refused whole. Neither blocks nor report hold an id, a name or another value of a student.
 */
export async function checkSubmission({
  chunks,
  sheet,
  keep,
  limits = LIMITS,
  ...expected
}: ToCheck): Promise<Checked> {
  const tallies = new Tallies(expected);
  const createReader = await readerOf(expected.dataset);
  let layout: Layout | undefined;
  let reader: RowReader | undefined;
  let key = -1;
  const take = (fields: Fields, delimiter: string): void => {
    if (!layout) {
      if (fields.isBlank()) return;
      const headings = Array.from({ length: fields.count }, (_, index) => fields.text(index));
      layout = matchHeadings(expected, headings);
      expected.onLayout?.(layout);
      reader = createReader(expected, layout, tallies, delimiter === ';' ? ',' : '.');
      key = layout.fields[keyColumn(expected.dataset)]?.[0] ?? -1;
      return;
    }
    tallies.rows += 1;
    const flaw = flawOf(fields, layout);
    if (!flaw && fields.isBlank()) tallies.blank += 1;
    else if (isExample(fields, key)) tallies.examples += 1;
    else if (tallies.rows - tallies.blank > limits.rows) throw new FileRefused('too-many-rows');
    else if (flaw) tallies.refuse(flaw.code, fields.row, layout.headings[flaw.index] ?? '');
    else if (fields.isBlank(layout.headings.length)) reader?.take(fields);
    else tallies.refuse('row-too-long', fields.row, layout.headings.at(-1) || 'last column');
  };
  try {
    const read = await readFile(chunks, take, limits.bytes, sheet);
    if (!layout || !reader) throw new FileRefused('file-empty');
    const report = { ...read, ...reportOf(tallies, layout, reader.finish(keep)) };
    const why = wholeRefusal(tallies, expected);
    return why ? { state: 'refused', refusal: why, report } : { state: 'accepted', report };
  } catch (error) {
    if (error instanceof FileRefused) return { state: 'refused', refusal: error.refusal, report: undefined };
    throw error;
  }
}

/** The first cell of a column that is read which should have a value and has none. */
const flawOf = ({ flaws }: Fields, { read }: Layout) => flaws.find(({ index }) => read.has(index));

type CreateReader = (expected: Expectation, layout: Layout, tallies: Tallies, decimal: '.' | ',') => RowReader;

/** What reads the rows of a dataset. Of files that come once a year it is loaded then: with it a bundle would be too large. */
async function readerOf(dataset: Dataset): Promise<CreateReader> {
  switch (dataset) {
    case 'attendance':
      return attendanceReader;
    case 'assessment':
    case 'monitoring':
      return assessmentReader;
    case 'counts':
      return countsReader;
    case 'readiness':
      return (await import('./datasets/readiness-reader.ts')).readinessReader;
    case 'postsecondary':
      return (await import('./datasets/postsecondary-reader.ts')).postsecondaryReader;
    case 'roster':
      return (await import('./datasets/roster-reader.ts')).rosterReader;
    case 'attributes':
      return (await import('./datasets/attributes-reader.ts')).attributesReader;
  }
}

/** Why the file is refused after it was read to its end, if it is. */
function wholeRefusal(
  { rows, blank, examples, accepted, refused }: Tallies,
  { period }: Expectation,
): Refusal | undefined {
  if (rows === blank + examples) return refusal('no-rows');
  if (accepted + refused === 0) return refusal('other-period', { period: describePeriod(period) });
  const tried = accepted + refused;
  if (accepted === 0 || refused > tried * MOST_REFUSED) {
    return refusal('too-many-problems', { refused: refused.toLocaleString('en'), rows: tried.toLocaleString('en') });
  }
  return undefined;
}

function reportOf(tallies: Tallies, { used, dropped }: Layout, counts: ReturnType<RowReader['finish']>): Report {
  const { rows, accepted, refused, blank, examples, otherPeriod, repeated, suppressedAtSource, composites } = tallies;
  const { problems, problemCounts } = tallies;
  return {
    rows,
    accepted,
    refused,
    blank,
    ...(examples > 0 && { examples }),
    otherPeriod,
    repeated,
    suppressedAtSource,
    ...(composites.checked > 0 && { composites }),
    ...counts,
    columnsUsed: used,
    columnsDropped: listColumns(dropped),
    problems: problems.toSorted((a, b) => a.row - b.row),
    problemCounts,
  };
}
