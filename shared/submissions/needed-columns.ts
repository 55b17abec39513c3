import { type Layout, matchHeadings, type ToMatch } from './headings.ts';
import { FileRefused } from './problems-catalog.ts';

/**
 * The columns that are read, where a file of them alone is read just the same; undefined when all are read, or when a
 * heading that is not needed tells what the others mean.
 */
export function neededColumns(link: ToMatch, { headings, read, test, used }: Layout): number[] | undefined {
  const needed = headings.flatMap((_, index) => (read.has(index) ? [index] : []));
  if (headings.every((heading, index) => heading === '' || read.has(index))) return undefined;
  try {
    const alone = matchHeadings(
      link,
      needed.map((index) => headings[index] ?? ''),
    );
    const isSame = alone.test === test && JSON.stringify(alone.used) === JSON.stringify(used);
    return isSame && alone.dropped.length === 0 ? needed : undefined;
  } catch (error) {
    if (error instanceof FileRefused) return undefined;
    throw error;
  }
}
