import { describe, expect, it } from 'vitest';
import { FileRefused } from '../problems-catalog.ts';
import { type MadeWorkbook, makeWorkbook } from '../testing/make-workbook.ts';
import { inChunks } from '../testing/read-text.ts';
import { listSheets, readWorkbook } from './read-workbook.ts';

type Row = { row: number; cells: string[]; flaws: { index: number; code: string }[] };

async function readBytes(bytes: Uint8Array, sheet?: string, chunkSize?: number) {
  const rows: Row[] = [];
  const name = await readWorkbook(
    inChunks(bytes, chunkSize),
    (fields, delimiter) => {
      expect(delimiter).toBe(',');
      const cells = Array.from({ length: fields.count }, (_, index) => fields.text(index));
      rows.push({ row: fields.row, cells, flaws: [...fields.flaws] });
    },
    sheet,
  );
  return { name, rows };
}

const readMade = (made: MadeWorkbook, sheet?: string) => readBytes(makeWorkbook(made), sheet);

/** What a cell of this XML holds, where styles 1 and on have these formats. */
async function cellOf(xml: string, more: Partial<MadeWorkbook> = {}): Promise<string | undefined> {
  const { rows } = await readMade({ sheets: [{ rows: [['heading'], [{ xml }, 'end']] }], ...more });
  return rows[1]?.cells[0];
}

const refusalOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error) => (error instanceof FileRefused ? error.refusal.code : String(error)),
  );

describe('cells of a workbook', () => {
  it('are texts that cells share, their own, and those with formatting and readings', async () => {
    const shared =
      '<sst><si><t>plain &amp; simple</t></si><si><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>';
    const parts = { 'xl/sharedStrings.xml': shared };
    const cells = ['0', '1', '2'].map((number) => cellOf(`<c t="s"><v>${number}</v></c>`, { parts, texts: 'inline' }));
    expect(await Promise.all(cells)).toEqual(['plain & simple', 'two runs', '東京']);
    expect(await cellOf('<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>')).toBe(
      'a b',
    );
    expect(await cellOf('<c t="str"><f>A1</f><v>of a formula</v></c>')).toBe('of a formula');
    expect(await cellOf('<c t="inlineStr"><is><t>line_x000A_break &#x1F600;&#65;<![CDATA[<&]]></t></is></c>')).toBe(
      'line\nbreak 😀A<&',
    );
  });

  it.each([
    ['42', '42'],
    ['1E+2', '100'],
    ['1.2E+11', '120000000000'],
    ['123456789012345', '123456789012345'],
    ['1.2345678901234568E+17', '1.2345678901234568e+17'],
    ['0.30000000000000004', '0.3'],
    ['0.33333333333333331', '0.333333333'],
    ['-1.5', '-1.5'],
    ['1.5E-5', '0.000015'],
    ['-1E-20', '0'],
    ['20', '20'],
  ])('of the number %s are read as %s', async (xml, text) => {
    expect(await cellOf(`<c><v>${xml}</v></c>`)).toBe(text);
  });

  it.each([
    ['0.125', 10, '12.5%'],
    ['0.955', '0.0%', '95.5%'],
    ['7.0000000000000007E-2', 9, '7%'],
    ['1', '0%;[Red]-0%', '100%'],
    ['12.5', '0.0"%"', '12.5'],
    ['12.5', '0.00E+00', '12.5'],
    ['12.5', '#,##0.00\\ "days"', '12.5'],
    ['46066', 14, '2026-02-13'],
    ['46066', 17, '2026-02-13'],
    ['46054', 'mmm\\-yy', '2026-02-01'],
    ['46066', '[$-409]d\\-mmm\\-yyyy;@', '2026-02-13'],
    ['46066.5', 'd/m/yyyy', '2026-02-13'],
    ['46066.354166666664', 22, '2026-02-13 08:30:00'],
    ['46066.354166666664', 'm/d/yy h:mm AM/PM', '2026-02-13 08:30:00'],
    ['0.35416666666666669', 20, '08:30:00'],
    ['0.35416666666666669', '[h]:mm', '08:30:00'],
    ['46066', 30, '2026-02-13'],
    ['46066', 57, '2026-02-13'],
    ['1', 14, '1900-01-01'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['-5', 14, '-5'],
    ['99999999', 14, '99999999'],
    ['007', 'General', '7'],
    ['5', '00000', '5'],
  ])('of the number %s in the format %s are read as %s', async (number, format, text) => {
    expect(await cellOf(`<c s="1"><v>${number}</v></c>`, { formats: [format] })).toBe(text);
  });

  it('of days count from 1904 where the workbook says so', async () => {
    expect(await cellOf('<c s="1"><v>44604</v></c>', { formats: [14], is1904: true })).toBe('2026-02-13');
    expect(await cellOf('<c s="1"><v>0</v></c>', { formats: [14], is1904: true })).toBe('1904-01-01');
  });

  it('may be true, false, or dates as text', async () => {
    expect(await cellOf('<c t="b"><v>1</v></c>')).toBe('TRUE');
    expect(await cellOf('<c t="b"><v>0</v></c>')).toBe('FALSE');
    expect(await cellOf('<c t="d"><v>2026-02-13T00:00:00</v></c>')).toBe('2026-02-13');
  });

  it('of formulas are read by the values that the file keeps, and told apart where there is none', async () => {
    const { rows } = await readMade({
      sheets: [
        {
          rows: [
            ['a', 'b', 'c', 'd', 'e'],
            [
              { xml: '<c r="A2"><f>1+1</f><v>2</v></c>' },
              { xml: '<c r="B2"><f>[1]Other!A1</f></c>' },
              { xml: '<c r="C2"><f>SUM(A1)</f><v></v></c>' },
              { xml: '<c r="D2" t="str"><f>IF(A1=1,"",1)</f><v></v></c>' },
              { xml: '<c r="E2" t="e"><f>A9</f><v>#REF!</v></c>' },
            ],
          ],
        },
      ],
    });
    expect(rows[1]).toEqual({
      row: 2,
      cells: ['2', '', '', '', '#REF!'],
      flaws: [
        { index: 1, code: 'formula-without-value' },
        { index: 2, code: 'formula-without-value' },
        { index: 4, code: 'cell-error' },
      ],
    });
  });

  it('without a value at the end of a row are no columns', async () => {
    const { rows } = await readMade({
      sheets: [
        {
          rows: [
            ['a', undefined, 'c', { xml: '<c r="D1" s="1"/><c r="XFD1" s="1"/>' }],
            [{ xml: '<c r="A2" s="1"/>' }],
          ],
        },
      ],
    });
    expect(rows.map(({ cells }) => cells)).toEqual([['a', '', 'c']]);
  });
});

describe('rows of a workbook', () => {
  it('have the numbers that Excel shows, and those without values are left out', async () => {
    const { rows } = await readMade({ sheets: [{ rows: [undefined, [], ['a'], undefined, ['b'], [''], ['c']] }] });
    expect(rows.map(({ row }) => row)).toEqual([3, 5, 7]);
  });

  it('are read where hidden, filtered, or without addresses', async () => {
    const xml =
      '<x:worksheet xmlns:x="main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row hidden="1"><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const { rows } = await readMade({ sheets: [{ xml }] });
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '1', '2'],
      [2, '3'],
    ]);
  });

  it('cost nothing where there are none', async () => {
    const before = '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols>';
    const xml = `<worksheet>${before}<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData></worksheet>`;
    const started = performance.now();
    const { rows } = await readMade({ sheets: [{ xml }] });
    expect(rows.map(({ row }) => row)).toEqual([1, 1_048_576]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('may come in chunks of any size', async () => {
    const bytes = makeWorkbook({
      sheets: [
        {
          rows: [
            ['a', 'é'],
            [1, 'ö'],
          ],
        },
      ],
    });
    expect(await readBytes(bytes, undefined, 1)).toEqual(await readBytes(bytes));
  });
});

describe('sheets of a workbook', () => {
  const sheets: MadeWorkbook['sheets'] = [
    { name: 'Notes', state: 'hidden', rows: [['hidden']] },
    { name: 'Empty', rows: [[''], []] },
    { name: 'March & April', rows: [['march']] },
    { name: 'More', rows: [['more']] },
  ];

  it('are read from the first visible one with values, or from the one that is asked for', async () => {
    expect(await readMade({ sheets })).toMatchObject({ name: 'March & April', rows: [{ cells: ['march'] }] });
    expect(await readMade({ sheets }, 'more')).toMatchObject({ name: 'More', rows: [{ cells: ['more'] }] });
    expect(await readMade({ sheets }, 'Notes')).toMatchObject({ name: 'Notes', rows: [{ cells: ['hidden'] }] });
  });

  it('must be there and have values', async () => {
    expect(await refusalOf(readMade({ sheets }, 'May'))).toBe('sheet-missing');
    expect(await refusalOf(readMade({ sheets }, 'Empty'))).toBe('file-empty');
    expect(await refusalOf(readMade({ sheets: sheets.slice(0, 2) }))).toBe('file-empty');
  });
});

describe('merged cells', () => {
  const rows = [['Attendance'], ['a', 'b'], ['1', '2'], ['3']];

  it('in or above the headings refuse the workbook and name the range', async () => {
    const reading = readMade({ sheets: [{ rows: [['a', 'b', 'c'], ['1']], merges: ['B1:C1'] }] });
    await expect(reading).rejects.toMatchObject({
      refusal: { code: 'headings-merged', message: expect.stringContaining('B1:C1') },
    });
    expect(await refusalOf(readMade({ sheets: [{ rows, merges: ['A1:C1'] }] }))).toBe('headings-merged');
    expect(await refusalOf(readMade({ sheets: [{ rows: [undefined, ['a']], merges: ['A1:A2'] }] }))).toBe(
      'headings-merged',
    );
  });

  it('below leave their value in the first of them', async () => {
    const { rows: read } = await readMade({ sheets: [{ rows, merges: ['A2:A2', 'A3:A4', 'B3:B4'] }] });
    expect(read).toHaveLength(4);
  });

  it('are named as the cause where the headings were refused', async () => {
    const taken: number[] = [];
    const bytes = makeWorkbook({ sheets: [{ rows: [['a', 'b'], ['1']], merges: ['A1:B1'] }] });
    const reading = readWorkbook(inChunks(bytes), ({ row }) => {
      taken.push(row);
      throw new FileRefused('columns-missing');
    });
    expect(await refusalOf(reading)).toBe('headings-merged');
    expect(taken).toEqual([1]);
  });
});

describe('the sheets that may be read of a workbook', () => {
  it('are the visible ones with values, and the first is the one that is read', async () => {
    const made: MadeWorkbook = {
      sheets: [
        { name: 'Empty', rows: [[{ xml: '<c r="A1" s="0"/>' }]] },
        { name: 'Hidden', state: 'hidden', rows: [['a', 'b']] },
        { name: ' March ', rows: [['a', 'b'], undefined, [1, 2]] },
        { name: 'Text alone', rows: [['a', 'b']] },
      ],
      texts: 'inline',
    };
    expect(await listSheets(inChunks(makeWorkbook(made)))).toEqual(['March', 'Text alone']);
    expect((await readMade(made)).name).toBe('March');
  });

  it('are told without reading the rest of them', async () => {
    const rest = `${'<row><c><v>1</v></c></row>'.repeat(20_000)}<broken`;
    const bytes = makeWorkbook({ sheets: [{ xml: `<worksheet><sheetData>${rest}` }] });
    expect(await listSheets(inChunks(bytes))).toEqual(['Sheet1']);
    expect(await refusalOf(readBytes(bytes))).toBe('workbook-unreadable');
  });
});
