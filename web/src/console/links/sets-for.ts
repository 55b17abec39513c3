import { type Dataset, rosterJoined } from '../../../../shared/catalog/dataset.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { PeriodKind } from '../../../../shared/catalog/period.ts';

/** What partners may be asked for: what indicators are made from, the roster where one is joined to it, and attributes. */
export function setsFor(indicators: readonly Indicator[]): Dataset[] {
  const sets = new Set(indicators.map((one) => one.dataset));
  if (rosterJoined.some((one) => sets.has(one))) sets.add('roster');
  return [...sets, 'attributes'];
}

/** The kinds of period in which files of a dataset come, by the indicators that are made from it. */
export function kindsFor(indicators: readonly Indicator[], dataset: Dataset): PeriodKind[] {
  if (dataset === 'roster' || dataset === 'attributes') return ['year'];
  return [...new Set(indicators.filter((one) => one.dataset === dataset).map(({ periodKind }) => periodKind))];
}
