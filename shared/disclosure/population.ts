import type { Indicator } from '../catalog/indicator.ts';

/**
 * The students that an indicator counts. Indicators of one population hide the same groups all school year: what one of
 * them hides, another would tell by its number of students.
 */
export function populationOf({ id, dataset, definition }: Pick<Indicator, 'id' | 'dataset' | 'definition'>): string {
  if (dataset === 'counts') return id;
  return 'measure' in definition ? `${dataset}-${definition.measure.toLowerCase()}` : dataset;
}
