import { BYTE_ORDER_MARK, csvLine, neutral } from '../csv-text.ts';
import { exampleRow, type Template } from './template.ts';

/** A template as a CSV file: its headings and the example. */
export function templateCsv(template: Template): string {
  const headings = template.columns.map(({ name }) => name);
  const lines = [headings, exampleRow(template).map(String)].map((values) => csvLine(values.map(neutral)));
  return BYTE_ORDER_MARK + lines.join('');
}
