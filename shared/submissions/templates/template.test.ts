import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Dataset, datasets, hasStudents } from '../../catalog/dataset.ts';
import { attributePresets } from '../../catalog/presets/attributes.ts';
import { csvLine } from '../csv-text.ts';
import { definitions } from '../datasets/dataset-definition.ts';
import { addressOf, escaped } from '../testing/make-workbook.ts';
import { accept, fircrest, read, refuse } from '../testing/read-text.ts';
import { exampleRow, type Template, templateOf } from './template.ts';
import { templateCsv } from './template-csv.ts';
import { templateWorkbook } from './template-workbook.ts';

type Cells = (string | number)[];

const periods: Partial<Record<Dataset, string>> = {
  attendance: '2026-02',
  assessment: '2025-26-MOY',
  monitoring: '2026-W07',
};
const indicators = [
  { id: 'fafsa-completion', name: 'FAFSA completion' },
  { id: 'graduation', name: 'Graduation' },
];
const linkFor = (dataset: Dataset) => ({
  ...{ dataset, period: periods[dataset] ?? '2025-26-YEAR', places: fircrest, indicators },
  ...(dataset === 'attributes' && { attributes: attributePresets }),
});

/** A template filled in and saved as text. */
const inCsv = (template: Template, rows: Cells[]) =>
  templateCsv(template) + rows.map((row) => csvLine(row.map(String))).join('');

/** A template filled in below the example, and saved while another sheet was looked at. */
async function inWorkbook(template: Template, rows: Cells[]): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await (await templateWorkbook(template)).arrayBuffer()));
  const change = (path: string, from: RegExp, to: string) => {
    const before = strFromU8(parts[path] as Uint8Array);
    expect(before).toMatch(from);
    parts[path] = strToU8(before.replace(from, () => to));
  };
  const cell = (value: string | number, at: string) =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  const filled = rows.map((values, row) => {
    const cells = values.map((value, column) => (value === '' ? '' : cell(value, addressOf(column, row + 2))));
    return `<row r="${row + 3}">${cells.join('')}</row>`;
  });
  change('xl/worksheets/sheet1.xml', /<row r="3">.*?<\/row>/, filled.join(''));
  change('xl/workbook.xml', /<workbookView\/>/, '<workbookView activeTab="1"/>');
  return zipSync(parts, { level: 1 });
}

const forms = [
  ['CSV', async (template: Template, rows: Cells[]) => inCsv(template, rows)],
  ['Excel', inWorkbook],
] as const;

/** Rows that a partner may fill in: any of its places and values, numbers in the proportion of the example. */
function rowsOf({ columns }: Template, dataset: Dataset) {
  const id = fc.oneof(
    fc.nat(99_999_999).map((number) => `00${number}`),
    fc.stringMatching(/^S-[A-Z0-9ñ]{1,12}$/),
  );
  const cellOf = ({ name, example, values, required }: Template['columns'][number], index: number) => {
    if (index === 0 && hasStudents(dataset)) return id;
    if (typeof example === 'number') return fc.constant(example);
    const some = fc.constantFrom(...(values.length > 0 ? values : [example]));
    return required || name === 'indicator' ? some : fc.oneof(some, fc.constant(''));
  };
  const row = fc.tuple(...columns.map(cellOf));
  const most = { minLength: 1, maxLength: 8 };
  const ofPlaces = fc.uniqueArray(row, { ...most, selector: ([named]) => named });
  return fc
    .tuple(dataset === 'attributes' ? ofPlaces : fc.array(row, most), fc.constantFrom(0, 0.5, 1, 2))
    .map(([rows, times]) => rows.map((one) => one.map((value) => (typeof value === 'number' ? value * times : value))));
}

describe.each(datasets)('the template of %s', (dataset) => {
  const link = linkFor(dataset);
  const template = templateOf(link);

  it('has every column of the definition, needed ones first, each with an example where it is needed', () => {
    const { fields } = definitions[dataset];
    const names = template.columns.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(fields.filter(({ isFilled }) => !isFilled).map(({ name }) => name)));
    const needed = template.columns.filter(({ required }) => required);
    expect(template.columns.slice(0, needed.length)).toEqual(needed);
    for (const { example } of needed) expect(example).not.toBe('');
  });

  it.each(forms)('is no file yet: %s', async (_, write) => {
    expect((await refuse(await write(template, []), link)).refusal.code).toBe('no-rows');
  });

  it.each(forms)('is taken once it is filled in, without its example: %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(rowsOf(template, dataset), async (rows) => {
        const { report } = await accept(await write(template, rows), link);
        expect(report).toMatchObject({ rows: rows.length + 1, accepted: rows.length, refused: 0, examples: 1 });
        expect(report).toMatchObject({ blank: 0, otherPeriod: 0, columnsDropped: [], problems: [] });
        if (report.sheet) expect(report.sheet).toBe(template.title);
      }),
      { numRuns: 12 },
    );
  });

  it.each(forms)('shows in its example what would count: %s', async (_, write) => {
    const [, ...rest] = exampleRow(template);
    const key = template.columns[0]?.example ?? '';
    const { report } = await accept(await write(template, [[key, ...rest]]), link);
    expect(report).toMatchObject({ accepted: 1, refused: 0 });
  });
});

/** The text of the parts of a template as a workbook. */
async function partsOf(template: Template) {
  const parts = unzipSync(new Uint8Array(await (await templateWorkbook(template)).arrayBuffer()));
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
}

describe('a template as a workbook', () => {
  it('explains each column in its second sheet', async () => {
    const template = templateOf(linkFor('attendance'));
    const bytes = await inWorkbook(template, []);
    // Read as attendance it has no headings of a file; its cells are what is looked at.
    const outcome = await read(bytes, { ...linkFor('attendance'), sheet: 'Explanation' });
    expect(outcome).toMatchObject({ state: 'refused' });
    const texts = (await partsOf(template))('xl/sharedStrings.xml');
    for (const { name, meaning } of template.columns) {
      expect(texts).toContain(`<t>${escaped(name)}</t>`);
      expect(texts).toContain(`>${escaped(meaning)}</t>`);
    }
  });

  it('keeps what is typed as it is, except in columns of numbers', async () => {
    const part = await partsOf(templateOf(linkFor('attendance')));
    const formats = [...part('xl/styles.xml').matchAll(/<xf (?:numFmtId="(\d+)")?/g)].map(([, format]) => format);
    const [text] = /(?<=numFmtId=")\d+(?=" formatCode="@")/.exec(part('xl/styles.xml')) ?? [];
    const styles = [...part('xl/worksheets/sheet1.xml').matchAll(/<col min="\d+"(?: style="(\d+)")?/g)];
    const isText = styles.map(([, style]) => style !== undefined && formats[Number(style)] === text);
    const ofNumbers = ['days_enrolled', 'days_absent'];
    expect(isText).toEqual(templateOf(linkFor('attendance')).columns.map(({ name }) => !ofNumbers.includes(name)));
  });

  it('offers the schools of the partner, and the values of student groups', async () => {
    const template = templateOf(linkFor('attendance'));
    const part = await partsOf(template);
    expect(template.columns[1]?.values).toEqual(['Birch Elementary', 'Cedar Middle']);
    expect(part('xl/worksheets/sheet1.xml')).toContain('sqref="B2:B1048576"><formula1>Lists!$A$2:$A$3</formula1>');
    expect(part('xl/sharedStrings.xml')).toContain('<t>middle_eastern</t>');
  });

  it('needs no lists where nothing is known of the partner', async () => {
    const bare = templateOf({ ...linkFor('counts'), places: [], indicators: [] });
    expect((await partsOf(bare))('xl/workbook.xml')).not.toContain('Lists');
  });
});

describe('the names of places in a template', () => {
  it('are those by which files find them', () => {
    const twins = fircrest.map((place) => (place.kind === 'school' ? { ...place, name: 'Twin School' } : place));
    const [, school] = templateOf({ ...linkFor('attendance'), places: twins }).columns;
    expect(school?.values).toEqual(['birch', 'cedar']);
  });

  it('are no formulas', async () => {
    const places = fircrest.map((place) => ({ ...place, name: place.kind === 'school' ? '=1+1' : place.name }));
    const csv = templateCsv(templateOf({ ...linkFor('attendance'), places: places.slice(0, 2) }));
    expect(csv).toContain("\r\nEXAMPLE,'=1+1,3,20,1.5,");
    const part = await partsOf(templateOf({ ...linkFor('attendance'), places: places.slice(0, 2) }));
    expect(part('xl/sharedStrings.xml')).toContain('<t>=1+1</t>');
    expect(part('xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });
});
