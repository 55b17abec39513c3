import { median } from './median.ts';
import { twoSidedP } from './normal.ts';
import type { Point } from './point.ts';
import { type Interval, Z95 } from './wilson.ts';

/** A line that a few outliers do not move. */
export type TheilSen = {
  slope: number;
  /** 95%; undefined where the points are too few, or too often tied, for bounds. */
  interval: Interval | undefined;
  /** Median of `y - slope * x`: as many points lie above the line as below. */
  intercept: number;
  /** Median y less the slope times the median x, as Conover (1980) places the line. */
  interceptAtMedians: number;
  /** Number of pairs of points with different x. */
  pairs: number;
  trend: MannKendall;
};

/** The Mann-Kendall test of a trend, with its variance corrected for ties. */
export type MannKendall = {
  /** Rising less falling pairs. */
  s: number;
  variance: number;
  /** `s`, one nearer to 0, in standard deviations; 0 where nothing varies. */
  z: number;
  /** Two-sided. */
  p: number;
};

/**
 * The line whose slope is the median of the slopes between all pairs of points with different x (Theil 1950, Sen 1968).
 * Its interval reaches between two of the ordered slopes, as far apart as Kendall's S varies by chance (Hollander and
 * Wolfe 1973), by the normal approximation, with both ranks rounded outward. Undefined when there is no
 * such pair. Takes time with the square of the points.
 *
 * @example theilSen([0, 1, 2, 3, 4].map((x) => ({ x, y: x === 2 ? 90 : 3 * x }))) // slope 3
 */
export function theilSen(points: readonly Point[]): TheilSen | undefined {
  const slopes = pairwiseSlopes(points).sort((a, b) => a - b);
  const slope = median(slopes);
  const [x, y] = [median(points.map((point) => point.x)), median(points.map((point) => point.y))];
  const intercept = slope === undefined ? undefined : median(points.map((point) => point.y - slope * point.x));
  if (slope === undefined || intercept === undefined || x === undefined || y === undefined) return undefined;
  const trend = mannKendall(points);
  return {
    slope,
    interval: slopeInterval(slopes, trend.variance),
    intercept,
    interceptAtMedians: y - slope * x,
    pairs: slopes.length,
    trend,
  };
}

/**
 * Whether y rises with x, by the signs of all pairs alone (Mann 1945, Kendall 1975). Pairs tied in x or y count for
 * neither side. Agrees with R's `Kendall::MannKendall` where no x repeats.
 *
 * @example mannKendall([1, 2, 3, 4, 5].map((x) => ({ x, y: x * x }))) // s 10, variance 16.667, z 2.205, p 0.0275
 */
export function mannKendall(points: readonly Point[]): MannKendall {
  let s = 0;
  for (const [index, one] of points.entries()) {
    for (const two of points.slice(index + 1)) s += Math.sign(two.x - one.x) * Math.sign(two.y - one.y);
  }
  const variance = varianceOfS(points);
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return { s, variance, z, p: twoSidedP(z) };
}

/** Without a trend, corrected for values that repeat in x, in y and in both (Kendall 1970). */
function varianceOfS(points: readonly Point[]): number {
  const n = points.length;
  if (n < 2) return 0;
  const [x, y] = [tiesOf(points.map((point) => point.x)), tiesOf(points.map((point) => point.y))];
  const triples = n > 2 ? (x.triples * y.triples) / (9 * n * (n - 1) * (n - 2)) : 0;
  return (n * (n - 1) * (2 * n + 5) - x.variance - y.variance) / 18 + triples + (x.pairs * y.pairs) / (2 * n * (n - 1));
}

function tiesOf(values: number[]) {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ties = { pairs: 0, triples: 0, variance: 0 };
  for (const t of counts.values()) {
    ties.pairs += t * (t - 1);
    ties.triples += t * (t - 1) * (t - 2);
    ties.variance += t * (t - 1) * (2 * t + 5);
  }
  return ties;
}

function slopeInterval(ordered: number[], variance: number): Interval | undefined {
  const rank = Math.floor((ordered.length - Z95 * Math.sqrt(variance)) / 2);
  const [lower, upper] = [ordered[rank - 1], ordered[ordered.length - rank]];
  return lower === undefined || upper === undefined ? undefined : [lower, upper];
}

function pairwiseSlopes(points: readonly Point[]): number[] {
  const slopes: number[] = [];
  for (const [index, one] of points.entries()) {
    for (let other = index + 1; other < points.length; other += 1) {
      const two = points[other] as Point;
      if (two.x !== one.x) slopes.push((two.y - one.y) / (two.x - one.x) + 0);
    }
  }
  return slopes;
}
