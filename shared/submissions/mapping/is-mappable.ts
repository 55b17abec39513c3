import { plain } from '../../catalog/dimensions.ts';
import { mayBeWords } from './mapping.ts';

/** Whether something can be said of a column: it has a heading of words, and no column before it has the same. */
export function isMappable(headings: readonly string[], index: number): boolean {
  const name = plain(headings[index] ?? '');
  return mayBeWords(name) && headings.findIndex((heading) => plain(heading) === name) === index;
}

/**
 * Whether a first row heads columns, so that something may be said of them: all of it is words, and no two columns are the
 * same. A row of a student has an id, a number or a day.
 */
export const areHeadings = (headings: readonly string[]): boolean =>
  headings.filter((heading) => heading !== '').length >= 2 &&
  headings.every((heading, index) => heading === '' || (isMappable(headings, index) && !/^\d/.test(heading)));
