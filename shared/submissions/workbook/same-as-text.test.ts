import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { type MadeCell, makeWorkbook } from '../testing/make-workbook.ts';
import { accept, expectation, read, refuse, rowsOf } from '../testing/read-text.ts';

const headings = ['student_id', 'school', 'grade', 'days_enrolled', 'days_absent', 'race', 'ell', 'birth date'];
const row = fc
  .record({
    id: fc.oneof(
      fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String),
      fc.uuid(),
      fc.stringMatching(/^[a-zñ<&"]{3,20}$/),
    ),
    school: fc.constantFrom('birch', 'Cedar Middle', '06', '7', 'nowhere'),
    grade: fc.constantFrom('K', '03', '12', '', '99'),
    enrolled: fc.integer({ min: 0, max: 80 }),
    absent: fc.integer({ min: 0, max: 80 }),
    race: fc.constantFrom('Hispanic', 'White', 'Black', ''),
    learner: fc.constantFrom('Y', 'N', ''),
    birth: fc.constantFrom('2015-09-01', '', 'a, "b"\nc'),
  })
  .map(({ id, school, grade, enrolled, absent, race, learner, birth }) =>
    [id, school, grade, enrolled / 2, absent / 2, race, learner, birth].map(String),
  );
const table = fc.array(row, { minLength: 1, maxLength: 40 });

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const asText = (rows: string[][]) => rows.map((cells) => cells.map(quoted).join(',')).join('\n');

/** As a person types it into Excel: what looks like a number is one. */
const typed = (cell: string): MadeCell => {
  if (cell === '') return undefined;
  return /^(0|[1-9]\d{0,14})(\.\d+)?$/.test(cell) ? Number(cell) : cell;
};

describe('a table sent as a workbook', () => {
  it('gives the same blocks, report and refusal as the table sent as text', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('shared', 'inline'), fc.boolean(), async (rows, texts, asNumbers) => {
        const cells: MadeCell[][] = rows.map((one) => one.map((cell) => (asNumbers ? typed(cell) : cell)));
        const workbook = await read(makeWorkbook({ sheets: [{ rows: [headings, ...cells] }], texts }));
        const text = await read(asText([headings, ...rows]));
        expect({ ...workbook, report: workbook.report && { ...workbook.report, sheet: undefined } }).toEqual({
          ...text,
          report: text.report && { ...text.report, sheet: undefined },
        });
        if (workbook.report) expect(workbook.report.sheet).toBe('Sheet1');
      }),
      { numRuns: 150 },
    );
  });

  it('names the rows to mend by the numbers that Excel shows', async () => {
    const good = Array.from({ length: 20 }, (_, index) => [index + 1, 'birch', '3', 20, 1]);
    const rows = [undefined, undefined, headings.slice(0, 5), ...good, undefined, ['99', 'birch', '3', 20, 21]];
    const { report } = await accept(makeWorkbook({ sheets: [{ rows }] }));
    expect(report.problems).toMatchObject([{ row: 25, column: 'days_absent', code: 'days-absent-above-enrolled' }]);
    expect(report).toMatchObject({ rows: 21, accepted: 20, blank: 0 });
  });

  it('has rows to mend where a cell that is needed has no value, and only there', async () => {
    const good = Array.from({ length: 40 }, (_, index) => [index + 1, 'birch', '3', 20, 1]);
    const flawed = (cell: string, column: number): MadeCell[] =>
      ['7', 'birch', '3', 20, 1, 'N'].map((value, index) => (index === column ? { xml: cell } : value));
    const rows = [
      [...headings.slice(0, 5), 'remarks'],
      ...good,
      flawed('<c r="A42" t="e"><v>#N/A</v></c>', 0),
      flawed('<c r="E43"><f>D43/20</f></c>', 4),
      flawed('<c r="F44" t="e"><v>#REF!</v></c>', 5),
    ];
    const { report } = await accept(makeWorkbook({ sheets: [{ rows }] }));
    expect(report).toMatchObject({ accepted: 41, refused: 2, columnsDropped: ['remarks'] });
    expect(report.problems).toMatchObject([
      { row: 42, column: 'student_id', code: 'cell-error' },
      { row: 43, column: 'days_absent', code: 'formula-without-value' },
    ]);
  });

  it('is read from the sheet that is asked for', async () => {
    const sheets = ['birch', 'cedar'].map((school) => ({
      name: school,
      rows: [headings.slice(0, 5), ['1', school, '3', 20, 1]],
    }));
    const bytes = makeWorkbook({ sheets });
    expect([...(await accept(bytes)).blocks.keys()]).toEqual(['birch']);
    const { report, blocks } = await accept(bytes, { sheet: 'Cedar' });
    expect([report.sheet, ...blocks.keys()]).toEqual(['cedar', 'cedar']);
    expect((await refuse(bytes, { sheet: 'dune' })).refusal.code).toBe('sheet-missing');
  });
});

describe('a workbook that another program wrote', () => {
  const toBytes = async (rows: object[][], sheet = 'Probes') => {
    const file = await writeExcelFile(rows as never, { sheet });
    return new Uint8Array(await file.toBuffer());
  };
  const cells = (values: (string | number)[]) => values.map((value) => ({ value }));

  it('has its dates and percentages read as what they stand for', async () => {
    const titles = ['student_id', 'school', 'grade', 'measure', 'score', 'Probe Date'];
    const probe = (measure: string, score: object, day: string) => [
      ...cells(['S-1', 'birch', '3', measure]),
      score,
      { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'mm/dd/yyyy' },
    ];
    const bytes = await toBytes([
      titles.map((value) => ({ value, fontWeight: 'bold' })),
      probe('ORF-ACC', { value: 0.955, type: Number, format: '0.0%' }, '2026-02-11'),
      probe('ORF-WC', { value: 88, type: Number }, '2026-02-12'),
      probe('ORF-WC', { value: 99, type: Number }, '2026-02-19'),
    ]);
    const outcome = await accept(bytes, { ...expectation, dataset: 'monitoring', period: '2026-W07' });
    expect(outcome.report).toMatchObject({ sheet: 'Probes', accepted: 2, otherPeriod: 1, refused: 0 });
    expect(rowsOf(outcome.blocks.get('birch'))).toMatchObject([{ 'ORF-ACC': 95.5, 'ORF-WC': 88 }]);
  });
});
