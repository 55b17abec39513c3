import type { Dataset } from '../catalog/dataset.ts';
import type { Period } from '../catalog/period.ts';
import { type Layout, matchHeadings } from './headings.ts';
import type { Mapping } from './mapping/mapping.ts';
import { FileRefused } from './problems-catalog.ts';

/**
 * The columns that are read, where a file of them alone is read just the same; undefined when all are read, or when a
 * heading that is not needed tells what the others mean.
 */
export function neededColumns(
  { dataset, period, mapping }: { dataset: Dataset; period: Period; mapping?: Mapping | undefined },
  { headings, read, test, used }: Layout,
): number[] | undefined {
  const needed = headings.flatMap((_, index) => (read.has(index) ? [index] : []));
  if (headings.every((heading, index) => heading === '' || read.has(index))) return undefined;
  try {
    const alone = matchHeadings(
      dataset,
      needed.map((index) => headings[index] ?? ''),
      period,
      mapping,
    );
    const isSame = alone.test === test && JSON.stringify(alone.used) === JSON.stringify(used);
    return isSame && alone.dropped.length === 0 ? needed : undefined;
  } catch (error) {
    if (error instanceof FileRefused) return undefined;
    throw error;
  }
}
