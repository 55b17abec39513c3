import type { Block } from '../../../../shared/submissions/block.ts';
import { type Checked, checkSubmission } from '../../../../shared/submissions/check-submission.ts';
import { BYTE_ORDER_MARK } from '../../../../shared/submissions/csv-text.ts';
import type { Layout } from '../../../../shared/submissions/headings.ts';
import { fileReading } from '../../../../shared/submissions/mapping/file-reading.ts';
import { areHeadings } from '../../../../shared/submissions/mapping/is-mappable.ts';
import { emptyMapping } from '../../../../shared/submissions/mapping/mapping.ts';
import { sampleColumns } from '../../../../shared/submissions/mapping/sample-columns.ts';
import { shapeOf } from '../../../../shared/submissions/mapping/shape.ts';
import { neededColumns } from '../../../../shared/submissions/needed-columns.ts';
import type { Problem } from '../../../../shared/submissions/problem.ts';
import { FileRefused } from '../../../../shared/submissions/problems-catalog.ts';
import { type Chunks, rewrite } from '../../../../shared/submissions/rewrite.ts';
import { withMendedRows, writeRowsToMend } from '../../../../shared/submissions/rows-to-mend.ts';
import { findSuspicions } from '../../../../shared/submissions/suspicions/find-suspicions.ts';
import type { CheckedFile, CheckRequest, Sheets } from './check-request.ts';
import { passingPseudonyms } from './passing-pseudonyms.ts';
import { sheetsOf } from './sheets-of.ts';
import { UnknownLabels } from './unknown-labels.ts';
import { wouldMove } from './would-move.ts';

/**
 * Checks a file as it is checked when it arrives, and prepares what may come next: the rows to mend, and the file without
 * columns that nobody needs. Nothing leaves the computer.
 *
 * @param onProgress told how much was read, 0 to 1
 */
export async function checkFileRows(request: CheckRequest, onProgress: (share: number) => void): Promise<CheckedFile> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const { sheet } = request;
  try {
    const file = await withMended(request);
    const sheets = await sheetsToChoose(file, sheet);
    const problems = new Map<number, Problem[]>();
    const blocks = new Map<string, Block>();
    const unknown = new UnknownLabels();
    let layout: Layout | undefined;
    const checked = await checkSubmission({
      ...request.expectation,
      period: request.period,
      sheet,
      sentAt: new Date().toISOString(),
      chunks: chunksOf(file, onProgress),
      pseudonymizer: passingPseudonyms(),
      keep: (placeId, block) => void blocks.set(placeId, block),
      onLayout: (found) => {
        layout = found;
      },
      onUnknown: (field, label) => unknown.add(field, label),
      onRefused: (one) => void problems.set(one.row, [...(problems.get(one.row) ?? []), one]),
    });
    const rows = problems.size > 0 ? await writeRowsToMend(chunksOf(file), problems, sheet) : undefined;
    const toMend = rows && new Blob([BYTE_ORDER_MARK, ...rows], { type: 'text/csv' });
    const link = { ...request.expectation, period: request.period };
    const slim =
      checked.state === 'accepted' && layout
        ? await withoutUnused(file, link, layout, { sheet, isPutTogether: checked.report.readAs !== undefined })
        : undefined;
    const { published, comparison } = request;
    const { places } = request.expectation;
    const suspicions = checked.state === 'accepted' && comparison ? findSuspicions({ blocks, comparison, places }) : [];
    const moved = checked.state === 'accepted' && published ? wouldMove({ ...request, published, blocks }) : undefined;
    const reading = await readingOf(file, request, checked);
    const { mapping: before = emptyMapping } = request.expectation;
    const mapping = reading ? { ...before, headings: shapeOf(reading.headings) } : before;
    const said = { reading, mapping, unknown: unknown.list() };
    return { checked, file, sheets, slim, wouldMove: moved, suspicions, toMend, ...said, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const checked: Checked = { state: 'refused', refusal: error.refusal, report: undefined };
    return { checked, file: request.file, suspicions: [], seconds: seconds() };
  }
}

/** How its columns are read. A first row that may be of a student heads nothing. */
async function readingOf(file: File, { expectation, period, sheet }: CheckRequest, checked: Checked) {
  const code = checked.state === 'refused' && !checked.report ? checked.refusal.code : undefined;
  if (code !== undefined && !OPEN_TO_MAPPING.has(code)) return undefined;
  try {
    const sample = await sampleColumns(chunksOf(file), sheet);
    if (code === 'no-headings' && !areHeadings(sample.headings)) return undefined;
    return fileReading(sample, expectation, period);
  } catch (error) {
    // What is refused after its headings is refused for them.
    if (error instanceof FileRefused) return undefined;
    throw error;
  }
}

/** Refusals that end where the partner says which column is which. */
const OPEN_TO_MAPPING = new Set([
  'columns-missing',
  'days-missing',
  'groups-missing',
  'attributes-missing',
  'no-headings',
]);

async function withMended({ file, mended, sheet }: CheckRequest): Promise<File> {
  if (!mended) return file;
  return fileOf(await withMendedRows(chunksOf(file), chunksOf(mended), sheet), file);
}

/** Undefined unless a workbook has several sheets. */
async function sheetsToChoose(file: File, sheet: string | undefined): Promise<Sheets | undefined> {
  const names = await sheetsOf(file, chunksOf(file));
  const [first = ''] = names;
  return names.length > 1 ? { names, read: sheet ?? first } : undefined;
}

/**
 * The file with the columns that are read alone. A row that is too long stays so, since what is too much may be a value.
 * Absent where all are read, unless the file has more than the rows that were put together from it.
 */
async function withoutUnused(
  file: File,
  link: Parameters<typeof neededColumns>[0],
  layout: Layout,
  { sheet, isPutTogether }: { sheet: string | undefined; isPutTogether: boolean },
): Promise<File | undefined> {
  const needed = neededColumns(link, layout) ?? (isPutTogether ? [...layout.headings.keys()] : undefined);
  if (!needed) return undefined;
  const pick = (values: string[]) => [
    ...needed.map((index) => values[index] ?? ''),
    ...values.slice(layout.headings.length),
  ];
  const pieces = await rewrite(chunksOf(file), pick, { gaps: 'kept', sheet });
  return fileOf(pieces, file);
}

/** What was a workbook or a ZIP is text now. */
const fileOf = (pieces: Uint8Array<ArrayBuffer>[], { name }: File) =>
  new File(pieces, name.replace(/\.(xls[xm]|zip)$/i, '.csv'), { type: 'text/csv' });

/** The bytes of a file as they are read. Not every browser can walk a stream by itself. */
async function* chunksOf(file: File, onProgress: (share: number) => void = () => {}): Chunks {
  const reader = file.stream().getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    read += value.length;
    onProgress(read / file.size);
    yield value;
  }
}
