import type { Fields } from '../fields.ts';
import { FileRefused } from '../problems-catalog.ts';
import { type Contents, type Relation, readContents, readRelations, type Sheet } from './contents.ts';
import { holdsLockedWorkbook, isOldContainer } from './old-container.ts';
import { collect, Parts } from './parts.ts';
import { readSharedTexts, SharedTexts } from './shared-texts.ts';
import { type CellTypes, SheetReader } from './sheet-reader.ts';
import { readStyles } from './styles.ts';
import { readXml } from './xml.ts';

/** Numbers in a workbook have a decimal point, as in text that commas separate. */
const DELIMITER = ',';
/** Characters of a sheet's name that are told. */
const LONGEST_NAME = 100;

/**
 * Reads one sheet of an Excel workbook (.xlsx, .xlsm) and calls `take` with each row that has values, as the reader of
 * delimited text does: the sheet named `sheet`, or the first visible one with values. Gives the name of the sheet. Nothing
 * that the file points to outside itself is fetched, and no formula or macro is run. Throws FileRefused.
 */
export async function readWorkbook(
  chunks: AsyncIterable<Uint8Array>,
  take: (fields: Fields, delimiter: string) => void,
  sheet?: string,
): Promise<string> {
  return readWorkbookParts(await unzipped(chunks), take, sheet);
}

/** The ZIP that a workbook is, whole in memory. */
export async function unzipped(chunks: AsyncIterable<Uint8Array>): Promise<Parts> {
  const bytes = await collect(chunks);
  if (isOldContainer(bytes)) throw new FileRefused(holdsLockedWorkbook(bytes) ? 'workbook-locked' : 'workbook-old');
  return new Parts(bytes);
}

/** Documents of Word and PowerPoint too. */
export const isOffice = (parts: Parts): boolean => parts.has('[content_types].xml');

/** The same for a workbook that is in memory already. */
export async function readWorkbookParts(
  parts: Parts,
  take: (fields: Fields, delimiter: string) => void,
  sheet?: string,
): Promise<string> {
  const { path, folder } = await findWorkbook(parts);
  const contents = await readContents(parts.open(path));
  const relations = await relationsOf(parts, path, folder);
  const types = await readTypes(parts, contents, relations);
  for (const { name, part } of worksheets(chosen(contents, sheet), relations)) {
    const reader = new SheetReader(types, (fields) => take(fields, DELIMITER));
    await readXml(parts.open(part), reader);
    reader.finish();
    if (reader.hasRows) return name;
  }
  throw new FileRefused('file-empty');
}

/** The names of the visible sheets that have values, in their order: what may be read of a workbook. Throws FileRefused. */
export async function listSheets(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const parts = await unzipped(chunks);
  const { path, folder } = await findWorkbook(parts);
  const contents = await readContents(parts.open(path));
  const names: string[] = [];
  for (const { name, part } of worksheets(chosen(contents, undefined), await relationsOf(parts, path, folder))) {
    if (await hasValues(parts.open(part))) names.push(name);
  }
  return names;
}

/** Those of the sheets that have cells, by the names that are told, and their parts. */
const worksheets = (sheets: Sheet[], relations: Map<string, Relation>) =>
  sheets.flatMap(({ name, relation }) => {
    const { type, part = '' } = relations.get(relation) ?? {};
    return type === 'worksheet' ? [{ name: name.trim().slice(0, LONGEST_NAME), part }] : [];
  });

/** Whether a sheet has a cell with a value; it is read to the first one. */
async function hasValues(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  const found = new Error('A value was found.');
  const open = (name: string) => {
    if (name === 'v' || name === 't') throw found;
  };
  try {
    await readXml(chunks, { open, close() {}, text() {} });
    return false;
  } catch (error) {
    if (error === found) return true;
    throw error;
  }
}

function chosen({ sheets }: Contents, name: string | undefined): Sheet[] {
  if (name === undefined) return sheets.filter(({ isHidden }) => !isHidden);
  // Excel does not tell upper and lower case apart in names of sheets.
  const asked = sheets.find((sheet) => sheet.name.trim().toLowerCase() === name.trim().toLowerCase());
  if (!asked) throw new FileRefused('sheet-missing');
  return [asked];
}

async function readTypes(parts: Parts, { is1904 }: Contents, relations: Map<string, Relation>): Promise<CellTypes> {
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.part;
  const [styles, texts] = [partOf('styles'), partOf('sharedStrings')];
  return {
    is1904,
    styles: styles === undefined ? [] : await readStyles(parts.open(styles)),
    texts: texts === undefined ? new SharedTexts() : await readSharedTexts(parts.open(texts)),
  };
}

async function relationsOf(parts: Parts, part: string, folder: string): Promise<Map<string, Relation>> {
  const name = part.slice(part.lastIndexOf('/') + 1);
  const path = `${folder}/_rels/${name}.rels`.replace(/^\//, '');
  return parts.has(path) ? readRelations(parts.open(path), folder) : new Map();
}

/** Where the workbook itself is. */
async function findWorkbook(parts: Parts): Promise<{ path: string; folder: string }> {
  if (parts.has('xl/workbook.bin')) throw new FileRefused('workbook-binary');
  const kind = 'a ZIP file';
  if (!isOffice(parts)) throw new FileRefused('not-text', { kind });
  const start = [...(await relationsOf(parts, '', '')).values()].find(({ type }) => type === 'officeDocument');
  const path = start?.part ?? 'xl/workbook.xml';
  if (!path.includes('workbook') || !parts.has(path)) throw new FileRefused('not-text', { kind });
  return { path, folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))) };
}
