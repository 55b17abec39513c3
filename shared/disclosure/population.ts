import type { Indicator } from '../catalog/indicator.ts';

/**
 * The students that an indicator counts. Indicators of one population hide the same groups all school year: what one of
 * them hides, another would tell by its number of students.
 */
export function populationOf({ id, dataset, definition }: Pick<Indicator, 'id' | 'dataset' | 'definition'>): string {
  if (dataset === 'counts') return id;
  if ('domain' in definition && definition.domain) return `${dataset}-${definition.domain}`;
  if (!('measure' in definition)) return dataset;
  const students = { 'dibels-benchmark': '', 'dibels-progress': '-matched', 'dibels-monitoring': '-monitored' };
  return `${dataset}-${definition.measure.toLowerCase()}${students[definition.kind]}`;
}
