import { forecast, leastSquares } from '../least-squares.ts';
import type { Point } from '../point.ts';
import { theilSen } from '../theil-sen.ts';

/** A least-squares line in the words of the reference cases. */
export function leastSquaresSummary(points: Point[], at: number) {
  const line = leastSquares(points);
  if (!line?.spread) throw new Error('a case has more than two points');
  const { value, ofOne, ofMean } = forecast(line, at);
  return {
    slope: line.slope,
    intercept: line.intercept,
    se_slope: line.spread.slope,
    t: line.spread.t,
    p: line.spread.p,
    ci_slope: line.spread.slopeInterval,
    r2: line.rSquared,
    see: line.spread.residual,
    predict_x: at,
    predict: value,
    pi95: ofOne,
    ci95: ofMean,
  };
}

/** A Theil-Sen line in the words of the reference cases. */
export function theilSenSummary(points: Point[]) {
  const line = theilSen(points);
  if (!line) throw new Error('a case has more than two points');
  return {
    slope: line.slope,
    intercept_median_residual: line.intercept,
    intercept_conover: line.interceptAtMedians,
    mann_kendall_S: line.trend.s,
    var_S: line.trend.variance,
    z: line.trend.z,
    p: line.trend.p,
    ci_slope_normal_approx: line.interval,
    n_pairs: line.pairs,
  };
}
