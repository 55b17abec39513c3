import { average } from './average.ts';
import { type ControlChart, type ControlChartSettings, controlChart, type Series } from './control-chart.ts';
import { D2, meanMovingRange } from './moving-range.ts';
import { sigmaOfDeviations } from './standard-deviation.ts';

export type XmrSettings = ControlChartSettings & {
  /** Whether outlying moving ranges are left out of sigma (`meanMovingRange`). By default not. */
  screened?: boolean | undefined;
  /**
   * Sigma of a mean moving range of 1: by default 1/1.128. NHS charts have 2.66/3, and it is exactly √π/2; they part in
   * the fourth digit.
   */
  sigmaPerRange?: number | undefined;
  /** What sigma is estimated from: by default moving ranges, which is what makes it an XmR chart. */
  sigmaFrom?: 'moving ranges' | 'standard deviation' | undefined;
};

/**
 * A chart of individual values, in their unit: X of XmR, or I chart (Montgomery; Wheeler). The center is their mean,
 * and sigma the same for all points. Ranges are taken between values that follow each other once excluded ones are left
 * out; a missing value breaks them. Limits are undefined without two such values in the baseline, and of no width where
 * nothing moves. Agrees with `qicharts2::qic(chart = "i")` and `qcc(type = "xbar.one")`.
 *
 * @example xmrChart([1, 2, 1, 2]).points[0] // center 1.5, sigma 0.8865, limits -1.1596 and 4.1596
 */
export function xmrChart(values: Series, settings: XmrSettings = {}): ControlChart {
  const { screened = false, sigmaPerRange = 1 / D2, sigmaFrom = 'moving ranges' } = settings;
  return controlChart(values, settings, (baseline, all) => {
    const observed = baseline.flatMap((point) => all[point] ?? []);
    const range = meanMovingRange(
      baseline.map((point) => all[point]),
      screened,
    );
    const fromRanges = range === undefined ? undefined : range * sigmaPerRange;
    const sigma = sigmaFrom === 'moving ranges' ? fromRanges : sigmaOfDeviations(observed);
    return { center: average(observed), sigmaOf: () => sigma };
  });
}
