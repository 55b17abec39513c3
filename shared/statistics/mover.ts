import type { Interval } from './wilson.ts';

/** A quantity with the 95% interval that it was estimated with. */
export type Estimate = { value: number; interval: Interval };

/**
 * The difference of two independent estimates, second minus first, with its 95% interval recovered from theirs (method
 * of variance estimates recovery; Zou and Donner 2008).
 *
 * @example mover({ value: 0.15, interval: [0.1, 0.2] }, { value: 0.22, interval: [0.16, 0.27] })
 * // { value: 0.07, interval: [-0.0081, 0.1407] }
 */
export function mover(first: Estimate, second: Estimate): Estimate {
  const value = second.value - first.value;
  const lower = value - Math.hypot(second.value - second.interval[0], first.interval[1] - first.value);
  const upper = value + Math.hypot(second.interval[1] - second.value, first.value - first.interval[0]);
  return { value, interval: [lower, upper] };
}

/**
 * The growth of a gap's size between two periods, with its 95% interval, both in shares (-1 to 1). Each gap is turned so
 * that its own sign is positive; a gap that changed sides is thus compared by size. A gap of exactly 0 has no sign to
 * turn by, and reaches as far to both sides as it does to the farther one.
 */
export function growthOfSize(before: Estimate, after: Estimate): Estimate {
  return mover(turned(before), turned(after));
}

function turned({ value, interval: [lower, upper] }: Estimate): Estimate {
  if (value > 0) return { value, interval: [lower, upper] };
  if (value < 0) return { value: -value, interval: [-upper, -lower] };
  const reach = Math.max(upper, -lower);
  return { value: 0, interval: [-reach, reach] };
}
