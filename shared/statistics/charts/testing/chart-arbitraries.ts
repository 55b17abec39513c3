import fc from 'fast-check';
import type { ControlChart } from '../control-chart.ts';

/** Values with at most three decimals, so that laws are not broken by rounding alone. */
export const value = fc.integer({ min: -50_000, max: 50_000 }).map((thousandths) => thousandths / 1000);

/** Shares of one to 400 students, some months without anybody. */
export const share = fc
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
