import type { Interval } from '../wilson.ts';
import { type Baseline, type ControlChart, type ControlChartSettings, controlChart } from './control-chart.ts';
import { pooledRate, type Rate, type Rates, rateOf } from './rate.ts';

export type RateChartSettings = ControlChartSettings & {
  /** The unit of the chart: a rate per so much opportunity, for example 1000 for rates per 1000 days. By default 1. */
  per?: number | undefined;
};

/** The sigma of one point, from the center and its rate, both per 1; undefined where there is none. */
export type SigmaOf = (center: number, rate: Rate) => number | undefined;

/**
 * A chart of rates about the rate of the whole baseline.
 *
 * @param estimate how a baseline, given by its center and points, makes the sigma of each point
 * @param bounds the least and greatest rate there can be, per 1
 */
export function rateChart(
  rates: Rates,
  settings: RateChartSettings,
  estimate: (center: number, baseline: readonly number[]) => SigmaOf,
  [least, greatest]: Interval,
): ControlChart {
  const { per = 1 } = settings;
  const scale = (value: number | undefined) => (value === undefined ? undefined : value * per);
  const read = (baseline: readonly number[]): Baseline => {
    const center = pooledRate(rates, baseline);
    const sigmaOf = center === undefined ? undefined : estimate(center, baseline);
    return {
      center: scale(center),
      sigmaOf: (point) => {
        const rate = rates[point];
        if (center === undefined || rate === undefined || rateOf(rate) === undefined) return undefined;
        return scale(sigmaOf?.(center, rate));
      },
    };
  };
  const values = rates.map((rate) => scale(rateOf(rate)));
  return controlChart(values, settings, read, [least * per, greatest * per]);
}
