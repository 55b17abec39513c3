import { csvLine, neutral } from '../csv-text.ts';
import { exampleRow, type Template } from './template.ts';

/** An Excel that opens CSV takes it for UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A template as a CSV file: its headings and the example. */
export function templateCsv(template: Template): string {
  const headings = template.columns.map(({ name }) => name);
  const lines = [headings, exampleRow(template).map(String)].map((values) => csvLine(values.map(neutral)));
  return BYTE_ORDER_MARK + lines.join('');
}
