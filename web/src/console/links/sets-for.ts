import { type Dataset, isJoined, joinedDatasets, joinedTo } from '../../../../shared/catalog/dataset.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { PeriodKind } from '../../../../shared/catalog/period.ts';

/** What partners may be asked for: what indicators are made from, what is joined to it, and attributes. */
export function setsFor(indicators: readonly Indicator[]): Dataset[] {
  const sets = new Set(indicators.map((one) => one.dataset));
  if (joinedTo.some((one) => sets.has(one))) for (const one of joinedDatasets) sets.add(one);
  return [...sets, 'attributes'];
}

/** The kinds of period in which files of a dataset come, by the indicators that are made from it. */
export function kindsFor(indicators: readonly Indicator[], dataset: Dataset): PeriodKind[] {
  if (isJoined(dataset) || dataset === 'attributes') return ['year'];
  return [...new Set(indicators.filter((one) => one.dataset === dataset).map(({ periodKind }) => periodKind))];
}
