import { decodeText } from '../decode.ts';
import type { Fields } from '../fields.ts';
import { isRoster, readOneRoster } from '../oneroster/read-one-roster.ts';
import { FileRefused } from '../problems-catalog.ts';
import { readRecords } from '../records.ts';
import type { ReadAs } from '../report.ts';
import type { Parts } from '../workbook/parts.ts';
import { isOffice, readWorkbook, readWorkbookParts, unzipped } from '../workbook/read-workbook.ts';
import { unpacked } from './in-zip.ts';

type Take = (fields: Fields, delimiter: string) => void;

/** What systems add to a ZIP by themselves. */
const ADDED = /(^|\/)(__macosx\/.*|\.[^/]*|thumbs\.db|desktop\.ini)$|\/$/;

/**
 * Calls `take` with each record of what comes as a ZIP: a workbook, a ZIP with one text file or workbook in it, or a
 * OneRoster export. A ZIP within a ZIP is not opened. Throws FileRefused.
 */
export async function readPacked(
  chunks: AsyncIterable<Uint8Array>,
  take: Take,
  mostBytes: number,
  sheet: string | undefined,
): Promise<ReadAs> {
  const parts = await unzipped(chunks);
  if (isOffice(parts) || parts.has('xl/workbook.bin')) return { sheet: await readWorkbookParts(parts, take, sheet) };
  const files = parts.names.filter((name) => !ADDED.test(name));
  const [only] = files;
  if (files.length === 1 && only !== undefined) return readOnly(parts, only, take, mostBytes, sheet);
  const folder = files.find((name) => isRoster(name, files))?.replace(/[^/]*$/, '');
  if (folder === undefined) throw new FileRefused('zip-contents');
  await readOneRoster(
    (name) => (files.includes(`${folder}${name}`) ? unpacked(parts, `${folder}${name}`) : undefined),
    take,
  );
  return { readAs: 'OneRoster' };
}

async function readOnly(
  parts: Parts,
  name: string,
  take: Take,
  mostBytes: number,
  sheet: string | undefined,
): Promise<ReadAs> {
  if (/\.xls[xm]$/.test(name)) return { sheet: await readWorkbook(unpacked(parts, name), take, sheet) };
  if (!/\.(csv|tsv|txt)$/.test(name)) throw new FileRefused('zip-contents');
  await readRecords(decodeText(unpacked(parts, name), mostBytes), take);
  return {};
}
