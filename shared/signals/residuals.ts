import type { Baselined } from './baseline.ts';
import { type Deviation, type Movement, movementWithoutEach } from './movement.ts';
import { fitSeason, type SeasonFit } from './season.ts';
import { type ObservedPoint, share } from './series.ts';

/** A value beside what was expected of it. Shares, 0 to 1. */
export type Residual = {
  point: ObservedPoint;
  expected: number;
  /** Value minus expected. */
  residual: number;
  /** Binomial variance of the value, from the expected share. */
  variance: number;
  /** Variance of the expected value beyond that of the level: of the season's shape and of the common movement. */
  uncertainty: number;
};

/** The residuals of one series: of its baseline, and of what is judged. */
export type Residuals = { id: string; level: number; baseline: Residual[]; watched: Residual[] };

/**
 * Sets each value beside what was expected of it: the series' own level, plus the seasonal shape that all series share,
 * plus the movement of the month that the other series had in common (none where only one series is given, as for a
 * region by itself).
 */
export function residualsOf(
  series: readonly (Baselined & { id: string })[],
  { minimumOthers }: { minimumOthers: number },
): Residuals[] {
  const fit = fitSeason(series.map(({ baseline }) => baseline));
  const movements = movementsByPeriod(series, fit, minimumOthers);
  return series.map(({ id, baseline, watched }, index) => {
    const level = fit.levels[index] ?? 0;
    const beside = (own: number) => (point: ObservedPoint) =>
      residualOf(point, own + (fit.shape.get(point.season) ?? 0), movements.get(point.ordinal)?.get(id), fit);
    const first = baseline.map(beside(level));
    // Months that a series missed leave a rest of the others' movements in its level.
    const centered = level + weightedMean(first);
    return { id, level: centered, baseline: baseline.map(beside(centered)), watched: watched.map(beside(centered)) };
  });
}

function movementsByPeriod(series: readonly (Baselined & { id: string })[], fit: SeasonFit, minimumOthers: number) {
  const byPeriod = new Map<number, Deviation[]>();
  series.forEach(({ id, baseline, watched }, index) => {
    const level = fit.levels[index];
    if (level === undefined) return;
    for (const point of [...baseline, ...watched]) {
      const expected = level + (fit.shape.get(point.season) ?? 0);
      const deviations = byPeriod.get(point.ordinal) ?? [];
      deviations.push({ id, value: share(point) - expected, weight: 1 / binomialVariance(expected, point) });
      byPeriod.set(point.ordinal, deviations);
    }
  });
  return new Map([...byPeriod].map(([period, all]) => [period, movementWithoutEach(all, minimumOthers)]));
}

function residualOf(
  point: ObservedPoint,
  usual: number,
  movement: Movement | undefined,
  { students }: SeasonFit,
): Residual {
  const expected = usual + (movement?.value ?? 0);
  const variance = binomialVariance(expected, point);
  const learnedFrom = students.get(point.season);
  // A season that was never seen is as unsure as a value itself.
  const ofSeason = learnedFrom === undefined ? variance : variance * (point.counts.denominator / learnedFrom);
  return {
    point,
    expected,
    residual: share(point) - expected,
    variance,
    uncertainty: ofSeason + (movement?.variance ?? 0),
  };
}

/** Of a share near 0 or 1, or beyond by the additive fit, that of half a student: no variance is ever 0. */
function binomialVariance(expected: number, { counts: { denominator } }: ObservedPoint): number {
  const half = 0.5 / (denominator + 1);
  const p = Math.min(1 - half, Math.max(half, expected));
  return (p * (1 - p)) / denominator;
}

function weightedMean(residuals: readonly Residual[]): number {
  let sum = 0;
  let students = 0;
  for (const { residual, point } of residuals) {
    sum += residual * point.counts.denominator;
    students += point.counts.denominator;
  }
  return students > 0 ? sum / students : 0;
}
