import type { Interval } from '../statistics/wilson.ts';
import { EwmaVariance } from './ewma-variance.ts';
import { overlapAt, type Panel } from './panel.ts';

/** A value to chart: its residual, and variances as in `Residual`. */
export type Charted = { ordinal: number; year: number; residual: number; variance: number; uncertainty: number };

/** A charted value. Points are percentage points. */
export type EwmaPoint = {
  ordinal: number;
  /** The moving average of what was unexpected, points. */
  ewma: number;
  /** Where the moving average stays by chance, points. */
  limits: Interval;
  /** The moving average in its own standard errors. */
  z: number;
  signal: 'higher' | 'lower' | 'none';
};

export type EwmaOptions = { lambda: number; width: number; panel: Panel };

/** What a baseline says of the noise: how often each value's own variance is the binomial one, 1 or more. */
export type Noise = { dispersion: number; baselineYears: readonly number[] };

/**
 * The exponentially weighted moving average of z-scores (Roberts 1959) over a frozen baseline, with limits that know that
 * the baseline is an estimate and that students stay (`EwmaVariance`). It starts at 0 with the first watched value; a
 * period without a value is not there.
 */
export function ewmaChart(watched: readonly Charted[], noise: Noise, { lambda, width, panel }: EwmaOptions): EwmaPoint[] {
  const own = ownVariance(panel) * noise.dispersion;
  const variance = new EwmaVariance(lambda, panel, own, noise.baselineYears);
  let average = 0;
  return watched.map((one) => {
    const unit = Math.sqrt(one.variance);
    average = (1 - lambda) * average + lambda * (one.residual / unit);
    const error = Math.sqrt(variance.next(one.year, (one.uncertainty / one.variance) * noise.dispersion));
    const limit = 100 * width * error * unit;
    const z = average / error;
    const signal = z > width ? 'higher' : z < -width ? 'lower' : 'none';
    return { ordinal: one.ordinal, ewma: 100 * average * unit, limits: [-limit, limit], z, signal };
  });
}

/** The part of a value's binomial variance that no other month of its school year shares. */
export function ownVariance(panel: Panel): number {
  return 1 - panel.icc * overlapAt(panel, 0);
}

/**
 * The smallest lasting change, in points, whose average effect crosses the limits within `months` of one school year
 * after the newest value, were its conditions to last.
 */
export function detectable(
  last: Charted,
  noise: Noise,
  { lambda, width, panel }: EwmaOptions,
  months: number,
): number {
  const variance = new EwmaVariance(lambda, panel, ownVariance(panel) * noise.dispersion, noise.baselineYears);
  let error = 0;
  for (let month = 0; month < months; month += 1) {
    error = Math.sqrt(variance.next(last.year, (last.uncertainty / last.variance) * noise.dispersion));
  }
  return (100 * width * error * Math.sqrt(last.variance)) / (1 - (1 - lambda) ** months);
}
