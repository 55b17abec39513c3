import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell: text, number, or XML that a test writes itself. */
export type MadeCell = string | number | { xml: string } | undefined;

export type MadeSheet = {
  name?: string;
  state?: 'hidden' | 'veryHidden';
  /** Rows from row 1 on; undefined is a row that the file does not mention. */
  rows?: (MadeCell[] | undefined)[];
  merges?: string[];
  /** Stands before the rows. */
  before?: string;
  /** The whole part, in place of all the above. */
  xml?: string;
};

export type MadeWorkbook = {
  sheets: MadeSheet[];
  /** Number formats of the cell styles, from style 1 on: a built-in number, or a code. */
  formats?: (number | string)[];
  is1904?: boolean;
  /** `shared` as Excel writes texts, `inline` as many other programs do. */
  texts?: 'shared' | 'inline';
  /** More parts, or others in place of those that are made. */
  parts?: Record<string, string | Uint8Array>;
};

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The bytes of an Excel workbook, written part by part as ECMA-376 has it. */
export function makeWorkbook({ sheets, formats = [], is1904, texts = 'shared', parts = {} }: MadeWorkbook): Uint8Array {
  const shared = new Map<string, number>();
  const write = (cell: string | number, address: string) => {
    if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
    if (texts === 'inline') return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    if (!shared.has(cell)) shared.set(cell, shared.size);
    return `<c r="${address}" t="s"><v>${shared.get(cell)}</v></c>`;
  };
  const made = Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet.xml ?? sheetXml(sheet, write)]),
  );
  const listed = [...shared.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  const all = {
    ...frame(sheets, is1904),
    'xl/styles.xml': stylesXml(formats),
    ...made,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${listed.join('')}</sst>`,
    ...parts,
  };
  const bytes = Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(bytes) as Zippable, { level: 1 });
}

/** What says which parts there are. */
const frame = (sheets: MadeSheet[], is1904: boolean | undefined) => ({
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
  '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': workbookXml(sheets, is1904),
  'xl/_rels/workbook.xml.rels': relations([
    ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ]),
});

/** `A1` of the first cell; columns and rows are counted from 0. */
export function addressOf(column: number, row: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

function sheetXml(
  { rows = [], merges = [], before = '' }: MadeSheet,
  write: (cell: string | number, address: string) => string,
): string {
  const body = rows.map((cells, row) => {
    if (!cells) return '';
    const written = cells.map((cell, column) => {
      if (cell === undefined) return '';
      return typeof cell === 'object' ? cell.xml : write(cell, addressOf(column, row));
    });
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return `${HEAD}<worksheet ${MAIN}>${before}<sheetData>${body.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function workbookXml(sheets: MadeSheet[], is1904: boolean | undefined): string {
  const list = sheets.map(({ name, state }, index) => {
    const title = escaped(name ?? `Sheet${index + 1}`);
    return `<sheet name="${title}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`;
  });
  const epoch = is1904 ? '<workbookPr date1904="1"/>' : '';
  return `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}">${epoch}<sheets>${list.join('')}</sheets></workbook>`;
}

function relations(targets: [type: string, target: string][]): string {
  const list = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function stylesXml(formats: (number | string)[]): string {
  const ids = formats.map((format, index) => (typeof format === 'number' ? format : 164 + index));
  const codes = formats.map((format, index) =>
    typeof format === 'number' ? '' : `<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`,
  );
  const styles = [0, ...ids].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
  return `${HEAD}<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs></styleSheet>`;
}
