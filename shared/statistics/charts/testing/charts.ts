import fc from 'fast-check';
import type { ControlChart } from '../control-chart.ts';
import { iPrimeChart } from '../i-prime-chart.ts';
import { pPrimeChart, uPrimeChart } from '../laney.ts';
import { pChart } from '../p-chart.ts';
import type { Rates } from '../rate.ts';
import type { RateChartSettings } from '../rate-chart.ts';
import { uChart } from '../u-chart.ts';

/** Values with at most three decimals, so that laws are not broken by rounding alone. */
export const value = fc.integer({ min: -50_000, max: 50_000 }).map((thousandths) => thousandths / 1000);

/** Shares of one to 400 students, some months without anybody. */
const share = fc
  .tuple(fc.nat(400), fc.nat(400))
  .map(([denominator, part]) => ({ numerator: part % (denominator + 1), denominator }));

export const shares = fc.array(share, { minLength: 1, maxLength: 40 });

/** Every number of a chart, in order. */
export function numbersOf({ points, parts }: ControlChart): number[] {
  const ofPoints = points.flatMap(({ value, center, sigma, lower, upper, lowerWarning, upperWarning }) =>
    [value, center, sigma, lower, upper, lowerWarning, upperWarning].filter((one) => one !== undefined),
  );
  return [...ofPoints, ...parts.flatMap(({ center }) => center ?? [])];
}

/** Any freeze, splits and exclusions, sensible or not. */
export const settings = fc.record({
  freeze: fc.option(fc.nat(40), { nil: undefined }),
  split: fc.array(fc.nat(40), { maxLength: 3 }),
  exclude: fc.array(fc.nat(40), { maxLength: 6 }),
});

/** Every chart of rates, by name. */
export const RATE_CHARTS: [string, (rates: Rates, settings?: RateChartSettings) => ControlChart][] = [
  ['p', pChart],
  ['Laney’s p′', pPrimeChart],
  ['u', uChart],
  ['Laney’s u′', uPrimeChart],
  ['I′', iPrimeChart],
];

/** A chart’s lines in few digits: center, sigma, lower and upper limit of a point. */
export function linesOf({ points }: ControlChart, index = 0): (string | undefined)[] {
  const point = points[index];
  return [point?.center, point?.sigma, point?.lower, point?.upper].map((one) => one?.toFixed(4));
}
