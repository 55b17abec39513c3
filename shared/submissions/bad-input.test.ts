import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '../catalog/dataset.ts';
import { readSubmission } from './read-submission.ts';
import { reportSchema } from './report.ts';
import { exportColumns, madeExport } from './testing/made-export.ts';
import { accept, expectation, fircrest, read, refuse } from './testing/read-text.ts';

const MB = 1024 * 1024;
const heading = 'student_id,school,grade,days_enrolled,days_absent';
const bytes = (text: string) => new TextEncoder().encode(text);

/** Reads the head and then `piece` over and over, up to 100 MB, and says how much was taken. */
async function readEndless(head: string, piece: string) {
  let taken = 0;
  const again = bytes(piece.repeat(Math.ceil(65_536 / piece.length)));
  async function* chunks() {
    if (head !== '') yield bytes(head);
    for (; taken < 100 * MB; taken += again.length) yield again;
  }
  const started = performance.now();
  const outcome = await readSubmission({ ...expectation, chunks: chunks() });
  expect(performance.now() - started).toBeLessThan(10_000);
  return { refusal: outcome.state === 'refused' ? outcome.refusal.message : 'taken', taken };
}

describe('a line of 100 MB', () => {
  it.each([
    ['alone', '', 'a', 'row 1 is longer than 1,000,000 characters'],
    ['of values', '', 'a,b,', 'row 1 is longer than 1,000,000 characters'],
    ['below headings', `${heading}\n1,birch,3,20,1\n`, '1', 'row 3 is longer than 1,000,000 characters'],
    ['in quotation marks', `${heading}\n"`, 'a\n', 'a quotation mark opened in row 2 is never closed'],
    ['of nothing but quotation marks', `${heading}\n`, '"', 'a quotation mark opened in row 2 is never closed'],
    ['of spaces', `${heading}\n`, ' ', 'row 2 is longer than 1,000,000 characters'],
    ['of zeros', '', '\0', 'a binary file'],
  ])('%s is refused as soon as it is too long', async (_, head, piece, why) => {
    const { refusal, taken } = await readEndless(head, piece);
    expect(refusal).toContain(why);
    expect(taken).toBeLessThan(2 * MB);
  });
});

describe('10,000 columns', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `column ${index}`).join(',');

  it('refuse the file, wherever they are', async () => {
    expect((await refuse(many)).refusal.message).toContain('row 1 has more than 4096 columns');
    expect((await refuse(`${heading}\n1,birch,3,20,1\n${many}`)).refusal.message).toContain('row 3 has more than 4096');
  });
});

describe('a file of two encodings', () => {
  it('has each value read in its own', async () => {
    const places = fircrest.map((place) => (place.id === 'birch' ? { ...place, name: 'Peña' } : place));
    const file = Buffer.concat([bytes(`${heading}\n1,Peña,3,20,1\n`), Buffer.from('2,Peña,3,20,1\n', 'latin1')]);
    expect((await accept(new Uint8Array(file), { places })).report).toMatchObject({ accepted: 2, refused: 0 });
  });
});

describe('rows with zero bytes', () => {
  it('refuse the file, or are to be mended where they come late', async () => {
    expect((await refuse(`${heading}\n1,bir\0ch,3,20,1\n`)).refusal.code).toBe('not-text');
    const rows = Array.from({ length: 400 }, (_, index) => `${index},birch,3,20,1`);
    const file = [heading, ...rows, '7,b\0\0rch,3,20,1'].join('\n');
    for (const cut of [undefined, 5000]) {
      const { report } = await accept(file, {}, cut);
      expect(report).toMatchObject({ rows: 401, accepted: 400, refused: 1, problems: [{ code: 'school-unknown' }] });
    }
  });
});

/** Exports of real systems, with a few rows. */
const shapes = await Promise.all(
  ['mclass-dibels8-2024-25', 'mclass-progress-monitoring-2022-23', 'data-farming-grade-1-boy-2024-25'].map(
    async (name) => {
      const columns = await exportColumns(name);
      const of = (pattern: RegExp) => columns.find((column) => pattern.test(column)) ?? columns[0] ?? '';
      const rows = Array.from({ length: 6 }, (_, row) => ({
        [of(/^student.*id/i)]: `00${row}`,
        [of(/school.*(id|name)/i)]: '06',
        [of(/assessment grade/i)]: '1',
        [of(/school year|^year/i)]: '2024-2025',
      }));
      return madeExport(columns, rows);
    },
  ),
);
const edits = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    remove: fc.nat(40),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 6 }).map((noise) => Buffer.from(noise)),
      fc
        .constantFrom(
          '"',
          '""',
          ',',
          ';',
          '\t',
          '\r',
          '\n',
          '\r\n',
          '\0',
          '\ufeff',
          "'",
          '=1+1',
          'sep=;\n',
          'é',
          'NULL',
        )
        .map((text) => Buffer.from(text)),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('the export of a real system with bytes changed at random', () => {
  it('is answered, and every row of it is accounted for', async () => {
    const changed = fc.tuple(fc.constantFrom(...shapes), edits).map(([text, list]) =>
      list.reduce((file, { at, remove, insert }) => {
        const from = at % (file.length + 1);
        return Buffer.concat([file.subarray(0, from), insert, file.subarray(from + remove)]);
      }, Buffer.from(text)),
    );
    const periods = fc.constantFrom('2024-25-BOY', '2024-25-MOY', '2026-W07');
    await fc.assert(
      fc.asyncProperty(changed, fc.constantFrom(...datasets), periods, async (file, dataset, period) => {
        const outcome = await read(new Uint8Array(file), { dataset, period }, 777);
        if (!outcome.report) return;
        const { rows, accepted, refused, blank, examples = 0, otherPeriod } = reportSchema.parse(outcome.report);
        expect(accepted + refused + blank + examples + otherPeriod).toBe(rows);
      }),
      { numRuns: 300 },
    );
  });
});
