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
  signal: Signal;
};

export type Signal = 'higher' | 'lower' | 'none';

/** As in `ChartSettings`; `width` is that of the limits in use. */
export type EwmaOptions = { lambda: number; width: number; release: number; panel: Panel };

/** What a baseline says of the noise: how often each value's own variance is the binomial one, 1 or more. */
export type Noise = { dispersion: number; baselineYears: readonly number[] };

/**
 * The exponentially weighted moving average of z-scores (Roberts 1959) over a frozen baseline, with limits that know that
 * the baseline is an estimate and that students stay (`EwmaVariance`). It starts at 0 with the first watched value; a
 * period without a value is not there.
 */
export function ewmaChart(watched: readonly Charted[], noise: Noise, options: EwmaOptions): EwmaPoint[] {
  const { lambda, width } = options;
  const variance = varianceOf(noise, options);
  let average = 0;
  let signal: Signal = 'none';
  return watched.map((one) => {
    const unit = Math.sqrt(one.variance);
    average = (1 - lambda) * average + lambda * (one.residual / unit);
    const error = Math.sqrt(variance.next(one.year, (one.uncertainty / one.variance) * noise.dispersion));
    const limit = 100 * width * error * unit;
    const z = average / error;
    signal = signalAfter(signal, z, options);
    return { ordinal: one.ordinal, ewma: 100 * average * unit, limits: [-limit, limit], z, signal };
  });
}

/** Beyond the limits it begins, or turns; well within them it ends; between, it stays what it was. */
function signalAfter(before: Signal, z: number, { width, release }: EwmaOptions): Signal {
  if (Math.abs(z) > width) return z > 0 ? 'higher' : 'lower';
  const still = before === 'higher' ? z : -z;
  return still > release * width ? before : 'none';
}

/** How far a single value strays from what is expected of it by chance alone, points. */
export function reachOfOne(one: Charted, noise: Noise, options: EwmaOptions): number {
  const own = varianceOf(noise, { ...options, lambda: 1 });
  const variance = own.next(one.year, (one.uncertainty / one.variance) * noise.dispersion);
  return 100 * options.width * Math.sqrt(variance * one.variance);
}

function varianceOf({ dispersion, baselineYears }: Noise, { lambda, panel }: EwmaOptions): EwmaVariance {
  return new EwmaVariance(lambda, panel, ownVariance(panel) * dispersion, baselineYears);
}

/** The part of a value's binomial variance that no other month of its school year shares. */
export function ownVariance(panel: Panel): number {
  return 1 - panel.icc * overlapAt(panel, 0);
}

/**
 * The smallest lasting change, in points, whose average effect crosses the limits within `months` of one school year
 * after the newest value, were its conditions to last.
 */
export function detectable(last: Charted, noise: Noise, options: EwmaOptions, months: number): number {
  const { lambda, width } = options;
  const variance = varianceOf(noise, options);
  let error = 0;
  for (let month = 0; month < months; month += 1) {
    error = Math.sqrt(variance.next(last.year, (last.uncertainty / last.variance) * noise.dispersion));
  }
  return (100 * width * error * Math.sqrt(last.variance)) / (1 - (1 - lambda) ** months);
}
