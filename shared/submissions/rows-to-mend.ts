import { neutral, restored } from './csv-text.ts';
import { areRowsToMend, MEND_COLUMNS } from './mend-columns.ts';
import type { Problem } from './problem.ts';
import { FileRefused } from './problems-catalog.ts';
import { type Chunks, rewrite } from './rewrite.ts';

const { row: ROW, wrong: WRONG, how: HOW } = MEND_COLUMNS;

/**
 * The rows of a file that need mending, as a file of its own: each with its number, what is wrong, and how to mend it. Text
 * that a spreadsheet would take for a formula has an apostrophe before it.
 *
 * @param problems by row
 * @param sheet the one to read of a workbook
 */
export function writeRowsToMend(
  chunks: Chunks,
  problems: ReadonlyMap<number, readonly Problem[]>,
  sheet?: string,
): Promise<Uint8Array<ArrayBuffer>[]> {
  let columns = 0;
  const change = (values: string[], row: number) => {
    if (columns === 0) {
      if (isBlank(values)) return undefined;
      columns = values.length;
      return [ROW, ...values.map(neutral), WRONG, HOW];
    }
    const found = problems.get(row);
    if (!found) return undefined;
    const filled = [...values, ...Array.from({ length: Math.max(0, columns - values.length) }, () => '')];
    const say = (text: (one: Problem) => string) => neutral([...new Set(found.map(text))].join(' '));
    return [String(row), ...filled.map(neutral), say(({ column, message }) => `${column}: ${message}`), say(hintOf)];
  };
  return rewrite(chunks, change, { sheet });
}

const hintOf = ({ hint }: Problem) => hint;

/**
 * A file with its mended rows in place of those that they were made from. A row that is not among the mended ones stays as
 * it is.
 *
 * @throws FileRefused when the mended rows are of a file with other columns
 */
export async function withMendedRows(
  chunks: Chunks,
  mended: Chunks,
  sheet?: string,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const { headings, rows } = await readMended(mended);
  let columns: number | undefined;
  const change = (values: string[], row: number) => {
    if (columns === undefined) {
      if (isBlank(values)) return values;
      if (JSON.stringify(values) !== JSON.stringify(headings)) throw new FileRefused('mended-of-other-file');
      columns = values.length;
    }
    return rows.get(row) ?? values;
  };
  return rewrite(chunks, change, { gaps: 'kept', sheet });
}

async function readMended(chunks: Chunks): Promise<{ headings: string[]; rows: Map<number, string[]> }> {
  let all: string[] | undefined;
  const rows = new Map<number, string[]>();
  await rewrite(chunks, (values) => {
    if (isBlank(values)) return undefined;
    if (!all) {
      if (!areRowsToMend(values)) throw new FileRefused('mended-of-other-file');
      all = values;
      return undefined;
    }
    rows.set(Number(values[0]), values.slice(1, all.indexOf(WRONG)).map(restored));
    return undefined;
  });
  return { headings: (all ?? []).slice(1, (all ?? []).indexOf(WRONG)).map(restored), rows };
}

const isBlank = (values: readonly string[]) => values.every((value) => value === '');
