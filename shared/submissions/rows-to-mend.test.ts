import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-text.ts';
import type { Problem } from './problem.ts';
import { FileRefused } from './problems-catalog.ts';
import { withMendedRows, writeRowsToMend } from './rows-to-mend.ts';
import { accept, inChunks, read, refuse } from './testing/read-text.ts';

const bytes = (text: string) => inChunks(new TextEncoder().encode(text));
const textOf = async (pieces: Promise<Uint8Array<ArrayBuffer>[]>) => new Blob(await pieces).text();

const heading = 'student_id,school,grade,days_enrolled,days_absent';
const file = [heading, '1,birch,K,20,1', '2,nowhere,K,20,2', '3,cedar,3,20,30', '', '4,birch,3,20,4'].join('\n');

/** Checks a file as the page does, and gives its rows to mend as the page offers them. */
async function rowsToMend(text: string) {
  const problems = new Map<number, Problem[]>();
  const outcome = await read(text, {
    onRefused: (one) => problems.set(one.row, [...(problems.get(one.row) ?? []), one]),
  });
  return { outcome, text: await textOf(writeRowsToMend(bytes(text), problems)) };
}

describe('the rows to mend of a file', () => {
  it('come with their number, what is wrong and how to mend it', async () => {
    const { text } = await rowsToMend(file);
    const [first, ...rows] = text.trimEnd().split('\r\n');
    expect(first).toBe(`Row in your file,${heading},What is wrong,How to mend it`);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^3,2,nowhere,K,20,2,school: This is not one of your schools\.,"Use the code/);
    expect(rows[1]).toMatch(/^4,3,cedar,3,20,30,days_absent: Days absent is more than days enrolled\.,"?Check both/);
  });

  it('are taken in their place once they are mended', async () => {
    const { text } = await rowsToMend(file);
    const mended = text.replace('nowhere', 'cedar').replace('20,30', '20,3');
    const { report, blocks } = await accept(await textOf(withMendedRows(bytes(file), bytes(mended))));
    expect(report).toMatchObject({ rows: 5, accepted: 4, refused: 0, blank: 1 });
    expect([...blocks.keys()].sort()).toEqual(['birch', 'cedar']);
  });

  it('stay as they were where they were taken out of the list or not mended', async () => {
    const { text } = await rowsToMend(file);
    const one = text.split('\r\n').slice(0, 2).join('\r\n').replace('nowhere', 'birch');
    const { report } = (await read(await textOf(withMendedRows(bytes(file), bytes(one))))) as { report: object };
    expect(report).toMatchObject({ accepted: 3, refused: 1, problemCounts: { 'days-absent-above-enrolled': 1 } });
  });

  it('count for nothing alone', async () => {
    expect((await refuse((await rowsToMend(file)).text)).refusal.code).toBe('mended-alone');
  });

  it('are not put into a file with other columns', async () => {
    const { text } = await rowsToMend(file);
    const other = file.replace('days_absent', 'absences');
    for (const pair of [
      [other, text],
      [file, file],
    ] as const) {
      const joined = withMendedRows(bytes(pair[0]), bytes(pair[1]));
      await expect(joined).rejects.toThrow(FileRefused);
    }
  });

  it('hold no formula, in headings neither, and numbers below zero stay numbers', async () => {
    const heading = 'student_id,school,grade,days_enrolled,days_absent,=HYPERLINK(A1),change';
    const { text } = await rowsToMend([heading, '=1+1,birch,K,20,30,@SUM(A1),-3.5'].join('\n'));
    const [first, row] = text.split('\r\n');
    expect(first).toContain(",'=HYPERLINK(A1),change,");
    expect(row).toMatch(/^2,'=1\+1,birch,K,20,30,'@SUM\(A1\),-3\.5,days_absent: /);
    const mended = text.replace('20,30', '20,3');
    expect(await textOf(withMendedRows(bytes(`${heading}\n=1+1,birch,K,20,30,@SUM(A1),-3.5`), bytes(mended)))).toBe(
      `${heading}\r\n=1+1,birch,K,20,3,@SUM(A1),-3.5\r\n`,
    );
  });

  it('go through unchanged, whatever they hold', async () => {
    const value = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 5 }), async (table) => {
        const text = csvLine(['=one', 'two']) + table.map((row) => csvLine(row)).join('');
        const all = new Map(table.map((_, index) => [index + 2, [] as Problem[]]));
        const mended = await textOf(writeRowsToMend(bytes(text), all));
        expect(await textOf(withMendedRows(bytes(text), bytes(mended)))).toBe(text);
      }),
    );
  });
});
