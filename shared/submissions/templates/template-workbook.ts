import writeWorkbook, { type CellObject, type Feature as FeatureOf } from 'write-excel-file/universal';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
} from 'write-excel-file/utility';
import { EXAMPLE } from '../example-row.ts';
import { exampleRow, type Template, type TemplateColumn } from './template.ts';

/** What is done to the parts that are written. */
type Feature = FeatureOf<Blob>;

const GREY = '#5e646f';
/** Cells of this format stay as they are typed: an id keeps its zeros, and `2025-26` becomes no date. */
const TEXT = '@';
const LISTS = 'Lists';
const LAST_ROW = 1_048_576;
/** So many values stand where a column is explained; more, in their list alone. */
const FEW = 3;
/** Columns are as wide as their heading, in characters, within these. */
const WIDTHS = { least: 12, most: 40, meaning: 64 };

/**
 * A template as an Excel workbook. The first sheet is filled in: headings, the example, and columns of text except for
 * numbers. The second explains each column. Columns with a list of values offer those of a third sheet, and take others too.
 */
export function templateWorkbook(template: Template): Promise<Blob> {
  const { columns, title } = template;
  const sheets = [
    {
      sheet: title,
      stickyRowsCount: 1,
      columns: columns.map(({ name }) => ({ width: Math.max(WIDTHS.least, name.length + 2) })),
      data: [
        columns.map(({ name, required }) => headed(name, required)),
        exampleRow(template).map((value) => cell(value, { fontStyle: 'italic', textColor: GREY })),
        // The cells to fill in look like this one, see withFormats.
        [{ value: '', type: String, format: TEXT }],
      ],
    },
    explanation(template),
    ...lists(columns),
  ];
  return writeWorkbook(sheets, { features: [withFormats(columns), withChoices(columns)] }).toBlob();
}

const cell = (value: string | number, style: CellObject = {}): CellObject =>
  typeof value === 'number' ? { ...style, value } : { ...style, value, type: String, format: TEXT };

const headed = (name: string, isStrong = true): CellObject =>
  cell(name, isStrong ? { fontWeight: 'bold' } : { textColor: GREY });

function explanation({ columns }: Template) {
  const rows = columns.map(({ name, required, meaning, example, values }) => [
    cell(name, { fontWeight: 'bold' }),
    cell(required ? 'yes' : 'no'),
    cell(meaning, { wrap: true }),
    cell(example),
    cell(values.length <= FEW ? values.join(', ') : `one of those in the sheet ${LISTS}`),
  ]);
  const notes = [
    `The row ${EXAMPLE} shows what each column holds. It is left aside when the file is read, so it may stay or go.`,
    'Columns that are not needed may stay empty or be deleted. The order of columns does not matter.',
    'Keep the headings in the first row. What has a row of its own, the page of your link says.',
  ];
  return {
    sheet: 'Explanation',
    stickyRowsCount: 1,
    columns: [{ width: 22 }, { width: 9 }, { width: WIDTHS.meaning }, { width: 26 }, { width: 32 }],
    data: [
      ['Column', 'Needed', 'What it holds', 'Example', 'Values'].map((one) => headed(one)),
      ...rows,
      [],
      ...notes.map((note) => [cell(note)]),
    ],
  };
}

const withList = (columns: TemplateColumn[]) => columns.filter(({ values }) => values.length > 0);

/** The sheet of all lists, each in a column of its own; none where no column has a list. */
function lists(columns: TemplateColumn[]) {
  const listed = withList(columns);
  if (listed.length === 0) return [];
  const longest = Math.max(...listed.map(({ values }) => values.length));
  const rows = Array.from({ length: longest }, (_, row) => listed.map(({ values }) => cell(values[row] ?? '')));
  const widths = listed.map(({ name, values }) => Math.max(...[name, ...values].map(({ length }) => length + 2)));
  return [
    {
      sheet: LISTS,
      stickyRowsCount: 1,
      columns: widths.map((width) => ({ width: Math.min(WIDTHS.most, width) })),
      data: [listed.map(({ name }) => headed(name)), ...rows],
    },
  ];
}

/** Gives whole columns the format of text, as the empty cell below the example has it. */
function withFormats(columns: TemplateColumn[]): Feature {
  return onFirstSheet((xml) => {
    const style = new RegExp(`<c r="${getCellAddress(2, 0)}" s="(\\d+)"`).exec(xml)?.[1] ?? '0';
    return xml.replace(/<col min="(\d+)"/g, (start, number: string) =>
      typeof columns[Number(number) - 1]?.example === 'number' ? start : `${start} style="${style}"`,
    );
  });
}

/** Offers the values of lists to choose from; what is not among them may be typed all the same. */
function withChoices(columns: TemplateColumn[]): Feature {
  const letter = (index: number) => getCellAddress(0, index).replace(/\d+$/, '');
  const choices = withList(columns).map((column, index) => {
    const [from, at] = [letter(index), letter(columns.indexOf(column))];
    const source = `${LISTS}!$${from}$2:$${from}$${column.values.length + 1}`;
    return `<dataValidation type="list" allowBlank="1" sqref="${at}2:${at}${LAST_ROW}"><formula1>${source}</formula1></dataValidation>`;
  });
  const element = `<dataValidations count="${choices.length}">${choices.join('')}</dataValidations>`;
  const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [];
  return onFirstSheet((xml) =>
    choices.length === 0 ? xml : insertElementMarkupAccordingToOrderOfSiblings(xml, element, order, 'worksheet'),
  );
}

const onFirstSheet = (change: (xml: string) => string): Feature => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _, { sheetIndex }) => (sheetIndex === 0 ? change(xml) : xml),
      },
    },
  },
});
