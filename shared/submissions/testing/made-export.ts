import { readFile } from 'node:fs/promises';
import { csvLine } from '../csv-text.ts';

/** A value for some columns of a row, by heading. */
export type MadeRow = Record<string, string>;

/** The headings of a system's export, in their order. */
export async function exportColumns(name: string): Promise<string[]> {
  const text = await readFile(new URL(`export-columns/${name}.txt`, import.meta.url), 'utf8');
  return text.trimEnd().split('\n');
}

/** What stands in names of persons: nothing that is read or reported may hold it. */
export const PERSON = 'Madename';

/** What exports have in columns that no test sets: names, levels beside empty scores, and percentiles. */
function filler(column: string): string {
  if (/last|first|middle.?name|[fl]name|teacher|assessor/i.test(column) && !/1st|date|id$/i.test(column)) return PERSON;
  if (/^benchmark_status_|level$|levels$/i.test(column)) return 'Core^ Support';
  if (/percentile|growth|pathway/i.test(column)) return 'Discontinue';
  return '';
}

/**
 * A file in exactly these columns, of rows that set some of them; levels and percentiles stand in the others. Throws for a
 * heading that the export does not have.
 */
export function madeExport(columns: string[], rows: MadeRow[], delimiter = ','): string {
  const known = new Set(columns);
  for (const heading of rows.flatMap(Object.keys)) {
    if (!known.has(heading)) throw new Error(`The export has no column ${heading}.`);
  }
  const lines = rows.map((row) => columns.map((column) => row[column] ?? filler(column)));
  return [columns, ...lines].map((values) => csvLine(values, delimiter)).join('');
}
