import { isObserved, type ShownSeries, share } from '../../../shared/signals/series.ts';
import { watchPlaces } from '../../../shared/signals/watch-places.ts';
import { oneSide, someBeyond, trend } from '../../../shared/statistics/charts/rules.ts';
import { runsAnalysis } from '../../../shared/statistics/charts/runs-analysis.ts';
import { side } from '../../../shared/statistics/charts/side.ts';
import { xmrChart } from '../../../shared/statistics/charts/xmr-chart.ts';
import { median } from '../../../shared/statistics/median.ts';
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

/** A run chart about the median of the history, judged each month by Anhøj's rules on all points so far. */
export const RUN_CHART = onShares('run chart, Anhøj rules', (shares, history) => {
  const center = median(shares.slice(0, history)) ?? 0;
  const sides = shares.map((one) => side(one, center));
  const said = shares.map((_, month): Said => {
    if (month < history - 1 || !runsAnalysis(sides.slice(0, month + 1)).signal) return 'none';
    return (sides.slice(0, month + 1).findLast((one) => one !== 0) ?? 0) > 0 ? 'higher' : 'lower';
  });
  return withoutStanding(said, history);
});

/** Points in a row of the NHS rules (Making Data Count), and the sigma that their 2.66 moving ranges are. */
const NHS_POINTS = 7;
const NHS_SIGMA_PER_RANGE = 2.66 / 3;

/**
 * XmR about the history, each month judged by the NHS rules as they stand in that month: beyond the limits, or the last of
 * a shift, of a trend or of two in three near the limits.
 */
export const XMR_NHS = onShares('XmR, NHS rules', (shares, history) => {
  const { points } = xmrChart(shares, { freeze: history, sigmaPerRange: NHS_SIGMA_PER_RANGE });
  const sided = new Set([...oneSide(points, NHS_POINTS), ...someBeyond(points, 2, 3, 2)]);
  const trending = new Set(trend(points, NHS_POINTS));
  const said = points.map(({ value = 0, center = 0, beyond }, month): Said => {
    if (beyond !== 0 || sided.has(month)) return value > center ? 'higher' : 'lower';
    if (trending.has(month)) return value > (shares[month - 1] ?? value) ? 'higher' : 'lower';
    return 'none';
  });
  return withoutStanding(said, history);
});

/** What was said already when the watch began, and has been since, is no new alert. */
function withoutStanding(said: readonly Said[], history: number): Said[] {
  const ends = said.findIndex((one, month) => month >= history - 1 && one === 'none');
  return said.map((one, month) => (month < ends || ends < 0 ? 'none' : one));
}
