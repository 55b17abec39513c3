import type { Block } from '../../../../shared/submissions/block.ts';
import { type Checked, checkSubmission } from '../../../../shared/submissions/check-submission.ts';
import type { Layout } from '../../../../shared/submissions/headings.ts';
import { neededColumns } from '../../../../shared/submissions/needed-columns.ts';
import type { Problem } from '../../../../shared/submissions/problem.ts';
import { FileRefused } from '../../../../shared/submissions/problems-catalog.ts';
import { type Chunks, rewrite } from '../../../../shared/submissions/rewrite.ts';
import { withMendedRows, writeRowsToMend } from '../../../../shared/submissions/rows-to-mend.ts';
import type { CheckedFile, CheckRequest } from './check-request.ts';
import { passingPseudonyms } from './passing-pseudonyms.ts';
import { wouldMove } from './would-move.ts';

/** An Excel that opens CSV takes it for UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Checks a file as it is checked when it arrives, and prepares what may come next: the rows to mend, and the file without
 * columns that nobody needs. Nothing leaves the computer.
 *
 * @param onProgress told how much was read, 0 to 1
 */
export async function checkFileRows(request: CheckRequest, onProgress: (share: number) => void): Promise<CheckedFile> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  try {
    const file = await withMended(request);
    const problems = new Map<number, Problem[]>();
    const blocks = new Map<string, Block>();
    let layout: Layout | undefined;
    const checked = await checkSubmission({
      ...request.expectation,
      period: request.period,
      sentAt: new Date().toISOString(),
      chunks: chunksOf(file, onProgress),
      pseudonymizer: passingPseudonyms(),
      keep: (placeId, block) => void blocks.set(placeId, block),
      onLayout: (found) => {
        layout = found;
      },
      onRefused: (one) => void problems.set(one.row, [...(problems.get(one.row) ?? []), one]),
    });
    const rows = problems.size > 0 ? await writeRowsToMend(chunksOf(file), problems) : undefined;
    const toMend = rows && new Blob([BYTE_ORDER_MARK, ...rows], { type: 'text/csv' });
    const slim =
      checked.state === 'accepted' && layout
        ? await withoutUnused(file, { dataset: request.expectation.dataset, period: request.period }, layout)
        : undefined;
    const { published } = request;
    const moved = checked.state === 'accepted' && published ? wouldMove({ ...request, published, blocks }) : undefined;
    return { checked, file, slim, wouldMove: moved, toMend, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const checked: Checked = { state: 'refused', refusal: error.refusal, report: undefined };
    return { checked, file: request.file, seconds: seconds() };
  }
}

async function withMended({ file, mended }: CheckRequest): Promise<File> {
  if (!mended) return file;
  return fileOf(await withMendedRows(chunksOf(file), chunksOf(mended)), file);
}

/** The file with the columns that are read alone. A row that is too long stays so, since what is too much may be a value. */
async function withoutUnused(
  file: File,
  link: Parameters<typeof neededColumns>[0],
  layout: Layout,
): Promise<File | undefined> {
  const needed = neededColumns(link, layout);
  if (!needed) return undefined;
  const pick = (values: string[]) => [
    ...needed.map((index) => values[index] ?? ''),
    ...values.slice(layout.headings.length),
  ];
  const pieces = await rewrite(chunksOf(file), pick, 'kept');
  return fileOf(pieces, file);
}

/** What was a workbook is text now. */
const fileOf = (pieces: Uint8Array<ArrayBuffer>[], { name }: File) =>
  new File(pieces, name.replace(/\.xls[xm]$/i, '.csv'), { type: 'text/csv' });

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
