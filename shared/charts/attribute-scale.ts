import { ticks } from 'd3-array';
import type { Attribute } from '../catalog/attribute.ts';
import type { AcrossTick } from './across-axis.tsx';
import { linearScale, niceScale } from './scale.ts';

type Laid = { at: (value: number) => number; ticks: AcrossTick[] };
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/**
 * Lays an attribute out from left to right: a share in percent, twice as many as far as twice as many where it is compared by
 * its logarithm, other numbers as they are.
 *
 * @param values not none; above 0 on a logarithmic scale
 */
export function attributeScale(
  { kind, scale }: Pick<Attribute, 'kind' | 'scale'>,
  values: readonly number[],
  range: readonly [left: number, right: number],
): Laid {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (scale === 'log') return logScale(low, high, range);
  const air = (high - low) * 0.05;
  const [least, most] =
    kind === 'share' ? [0, 100] : [low < 0 ? Number.NEGATIVE_INFINITY : 0, Number.POSITIVE_INFINITY];
  const laid = niceScale([Math.max(least, low - air), Math.min(most, high + air)], range, 5);
  const unit = kind === 'share' ? '%' : '';
  return {
    at: laid.at,
    ticks: laid.ticks.map((tick) => ({ at: laid.at(tick), text: `${whole.format(tick)}${unit}` })),
  };
}

/** Ticks at 1, 2 and 5 of each power of ten; where values are too near to one another for two of these, at round values. */
function logScale(low: number, high: number, range: readonly [number, number]): Laid {
  const on = linearScale([Math.log2(low / 1.05), Math.log2(high * 1.05)], range);
  const at = (value: number) => on(Math.log2(value));
  const powers = Array.from({ length: 12 }, (_, power) => 10 ** (power - 3));
  const steps = powers
    .flatMap((power) => [power, 2 * power, 5 * power])
    .filter((one) => one >= low / 1.05 && one <= high * 1.05);
  const chosen = steps.length > 1 ? steps : ticks(low, high, 3).filter((one) => one > 0);
  return { at, ticks: chosen.map((value) => ({ at: at(value), text: whole.format(value) })) };
}
