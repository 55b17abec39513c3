import { sigmaZ } from '../statistics/charts/laney.ts';
import { type Charted, ownVariance } from './ewma-chart.ts';
import type { Panel } from './panel.ts';

/** The others' dispersion counts as much as so many baseline values of a series itself. */
const OTHERS_COUNT = 24;

/** Degrees of freedom of a mean moving range per value: its efficiency beside the standard deviation's. */
const EFFICIENCY = 0.605;

/** A series' baseline to learn the noise from, and how many parameters were fitted to it. */
export type BaselineScores = { baseline: readonly Charted[]; fitted: number };

type Estimate = { square: number; months: number; freedom: number };

/**
 * How many times its binomial variance each series varies from month to month, at least 1: the square of Laney's sigma-z
 * over what students who stay leave to chance, drawn towards the mean of all series, because two years of one series
 * alone say little about it. It is widened for being an estimate, as Student's t is (first term of its expansion in the
 * quantile `width`): a little among many series, much for one alone.
 */
export function dispersions(series: readonly BaselineScores[], panel: Panel, width: number): number[] {
  const estimates = series.map(estimate);
  const months = sumOf(estimates, (one) => one.months);
  const freedom = sumOf(estimates, (one) => one.freedom);
  const mean = months > 0 ? sumOf(estimates, (one) => one.square * one.months) / months : 1;
  return estimates.map((one) => {
    const ofOthers = OTHERS_COUNT / (one.months + OTHERS_COUNT);
    const square = (1 - ofOthers) * one.square + ofOthers * mean;
    // Its own values are also among those of all.
    const own = 1 - ofOthers * (1 - one.months / Math.max(1, months));
    const uncertainty = part(own, one.freedom) + part(1 - own, freedom - one.freedom);
    return Math.max(1, (square * (1 + ((width ** 2 + 1) / 4) * uncertainty) ** 2) / ownVariance(panel));
  });
}

function estimate({ baseline, fitted }: BaselineScores): Estimate {
  const scores = baseline.map(({ residual, variance }) => residual / Math.sqrt(variance));
  const sigma = sigmaZ(scores);
  const free = scores.length - fitted;
  if (sigma === undefined || free <= 0) return { square: 0, months: 0, freedom: 0 };
  // What was fitted to the scores took out part of their movement.
  return { square: (sigma ** 2 * scores.length) / free, months: scores.length, freedom: EFFICIENCY * free };
}

function part(weight: number, freedom: number): number {
  return freedom > 0 ? weight ** 2 / freedom : 0;
}

function sumOf<One>(all: readonly One[], value: (one: One) => number): number {
  return all.reduce((sum, one) => sum + value(one), 0);
}
