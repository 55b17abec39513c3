import type { Fields } from './fields.ts';

/** What stands in the key column of a row that a template brings as an example. Such a row is left aside, whatever else it holds. */
export const EXAMPLE = 'EXAMPLE';
const FIRST = EXAMPLE.charCodeAt(0);

/** Whether a record is the example of a template, by its key column. */
export function isExample(fields: Fields, key: number): boolean {
  if (key < 0 || key >= fields.count) return false;
  const [start, end] = [fields.starts[key] as number, fields.ends[key] as number];
  return end - start === EXAMPLE.length && fields.bytes[start] === FIRST && fields.text(key) === EXAMPLE;
}
