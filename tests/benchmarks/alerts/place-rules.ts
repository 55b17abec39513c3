import { isObserved, type ShownSeries, share } from '../../../shared/signals/series.ts';
import { watchPlaces } from '../../../shared/signals/watch-places.ts';
import type { RuleSet, Said } from './measure.ts';
import { historyOf, type MadeRegion, seriesOf } from './region.ts';

/** The default, on all places of a region together. */
export const DEFAULT_CHART: RuleSet<MadeRegion> = {
  name: 'default',
  judge: (region, isChanged) => {
    const charts = watchPlaces(seriesOf(region, isChanged), 'month', { panel: region.panel });
    return charts.map(({ points }) => points.slice(historyOf(region)).map(({ signal }) => signal));
  },
};

/** The default, on each series alone. */
export const DEFAULT_CHART_ALONE: RuleSet<MadeRegion> = {
  name: 'default',
  judge: (region, isChanged) => {
    const charts = seriesOf(region, isChanged).flatMap((one) => watchPlaces([one], 'month', { panel: region.panel }));
    return charts.map(({ points }) => points.slice(historyOf(region)).map(({ signal }) => signal));
  },
};

/** A rule that reads one series' shares, and says what it thinks of each month from the start. */
function onShares(name: string, judge: (shares: readonly number[], history: number) => Said[]): RuleSet<MadeRegion> {
  return {
    name,
    judge: (region, isChanged) =>
      seriesOf(region, isChanged).map((one) => judge(sharesOf(one), historyOf(region)).slice(historyOf(region))),
  };
}

function sharesOf({ points }: ShownSeries): number[] {
  return points.filter(isObserved).map(share);
}

const CHANGE = 0.05;

/** The share changed by more than 5 points since the month before. */
export const CHANGED_BY_5_POINTS = onShares('changed by more than 5 points', (shares) =>
  shares.map((now, month) => {
    const change = now - (shares[month - 1] ?? now);
    if (Math.abs(change) <= CHANGE) return 'none';
    return change > 0 ? 'higher' : 'lower';
  }),
);
