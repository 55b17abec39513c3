import type { Comparison } from './comparison.ts';
import type { FileFacts } from './file-facts.ts';

/**
 * Places that came in one file with places of this file the period before, and that neither it nor another file of its
 * period has. Who sends each school by itself misses none.
 */
export function schoolsMissing(
  facts: FileFacts,
  { before, present }: Pick<Comparison, 'before' | 'present'>,
): string[] {
  const here = new Set([...Object.keys(facts), ...present]);
  const together = (before?.files ?? []).filter(({ places }) => Object.keys(places).some((id) => id in facts));
  return together.flatMap(({ places }) => Object.keys(places).filter((id) => !here.has(id))).sort();
}
