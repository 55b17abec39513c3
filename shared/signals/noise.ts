import type { Charted } from './ewma-chart.ts';
import { ownVariance } from './ewma-chart.ts';
import type { Panel } from './panel.ts';
import { sigmaZ } from './sigma-z.ts';

/** The others' dispersion counts as much as so many baseline values of a series itself. */
const OTHERS_COUNT = 24;

/** A series' baseline to learn the noise from, and how many parameters were fitted to it. */
export type BaselineScores = { baseline: readonly Charted[]; fitted: number };

/**
 * How many times its binomial variance each series varies from month to month, at least 1: the square of Laney's sigma-z
 * over what students who stay leave to chance, drawn towards the mean of all series, because two years of one series
 * alone say little about it.
 */
export function dispersions(series: readonly BaselineScores[], panel: Panel): number[] {
  const own = series.map(({ baseline, fitted }) => {
    const scores = baseline.map(({ residual, variance }) => residual / Math.sqrt(variance));
    const sigma = sigmaZ(scores, fitted);
    return sigma === undefined ? { months: 0, square: 0 } : { months: scores.length, square: sigma ** 2 };
  });
  const months = own.reduce((sum, one) => sum + one.months, 0);
  const pooled = months === 0 ? 1 : own.reduce((sum, one) => sum + one.square * one.months, 0) / months;
  return own.map((one) => {
    const square = (one.square * one.months + pooled * OTHERS_COUNT) / (one.months + OTHERS_COUNT);
    return Math.max(1, square / ownVariance(panel));
  });
}
