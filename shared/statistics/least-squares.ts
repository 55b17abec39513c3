import type { Point } from './point.ts';
import { studentTQuantile, studentTTwoSidedP } from './student-t.ts';
import type { Interval } from './wilson.ts';

/**
 * A straight line through points. What rests on the scatter about it is undefined for two points; `t` and `p` also where
 * there is none.
 */
export type LeastSquares = {
  slope: number;
  intercept: number;
  /** Share of the variance of y that the line tells, 0 to 1; undefined where y does not vary. */
  rSquared: number | undefined;
  spread: Spread | undefined;
  /** Number of points, their mean x and the sum of squares about it. */
  points: number;
  meanX: number;
  squaresX: number;
};

type Spread = {
  degrees: number;
  /** Standard error of the estimate, in units of y. */
  residual: number;
  /** Standard error of the slope and its 95% interval by t. */
  slope: number;
  slopeInterval: Interval;
  /** Test against a slope of 0, two-sided. */
  t: number | undefined;
  p: number | undefined;
};

/**
 * The line of least squares. Undefined for fewer than two points, or when all have the same x. Assumes independent
 * residuals of equal spread. Agrees with R's `lm(y ~ x)`.
 *
 * @example leastSquares([{ x: 0, y: 1 }, { x: 1, y: 3 }, { x: 2, y: 4 }])
 * // slope 1.5, intercept 1.1667, interval of the slope [-2.1678, 5.1678]
 */
export function leastSquares(points: readonly Point[]): LeastSquares | undefined {
  const n = points.length;
  const [meanX, meanY] = [mean(points, ({ x }) => x), mean(points, ({ y }) => y)];
  const squaresX = sum(points, ({ x }) => (x - meanX) ** 2);
  if (n < 2 || squaresX === 0) return undefined;
  const slope = sum(points, ({ x, y }) => (x - meanX) * (y - meanY)) / squaresX;
  const intercept = meanY - slope * meanX;
  const squaresY = sum(points, ({ y }) => (y - meanY) ** 2);
  const residuals = sum(points, ({ x, y }) => (y - meanY - slope * (x - meanX)) ** 2);
  return {
    slope,
    intercept,
    rSquared: squaresY === 0 ? undefined : 1 - residuals / squaresY,
    spread: n > 2 ? spreadOf(slope, residuals, squaresX, n - 2) : undefined,
    points: n,
    meanX,
    squaresX,
  };
}

function spreadOf(slope: number, residuals: number, squaresX: number, degrees: number): Spread {
  const residual = Math.sqrt(residuals / degrees);
  const error = residual / Math.sqrt(squaresX);
  const reach = studentTQuantile(0.025, degrees) * error;
  const t = error > 0 ? slope / error : undefined;
  return {
    degrees,
    residual,
    slope: error,
    slopeInterval: [slope - reach, slope + reach],
    t,
    p: t === undefined ? undefined : studentTTwoSidedP(t, degrees),
  };
}

/** What a line says of `x`; both intervals are 95%, by t, and undefined for a line through two points. */
export type Forecast = {
  value: number;
  /** Where the mean at x lies. */
  ofMean: Interval | undefined;
  /** Where one new value at x will lie. */
  ofOne: Interval | undefined;
};

/** The value of a line at `x`, in or beyond its points. Agrees with R's `predict(lm(y ~ x), interval = …)`. */
export function forecast(line: LeastSquares, x: number): Forecast {
  const value = line.intercept + line.slope * x;
  if (!line.spread) return { value, ofMean: undefined, ofOne: undefined };
  const { degrees, residual } = line.spread;
  const share = 1 / line.points + (x - line.meanX) ** 2 / line.squaresX;
  const unit = studentTQuantile(0.025, degrees) * residual;
  const around = (reach: number): Interval => [value - reach, value + reach];
  return { value, ofMean: around(unit * Math.sqrt(share)), ofOne: around(unit * Math.sqrt(1 + share)) };
}

function sum(points: readonly Point[], of: (point: Point) => number): number {
  return points.reduce((total, point) => total + of(point), 0);
}

function mean(points: readonly Point[], of: (point: Point) => number): number {
  return sum(points, of) / points.length;
}
