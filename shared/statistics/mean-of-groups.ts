import type { Estimate } from './mover.ts';

/**
 * The mean of groups that share nobody, each weighted by how many it has, with its 95% interval from theirs (MOVER for a
 * sum; Zou and Donner 2008). Undefined of nobody.
 *
 * @example
 * meanOfGroups([
 *   { weight: 30, value: 1, interval: [0.7, 1.3] },
 *   { weight: 10, value: 2, interval: [1.4, 2.6] },
 * ]) // { value: 1.25, interval: [0.9796, 1.5204] }
 */
export function meanOfGroups(groups: readonly (Estimate & { weight: number })[]): Estimate | undefined {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return undefined;
  const shares = groups.map(({ weight, ...estimate }) => ({ share: weight / total, ...estimate }));
  const value = shares.reduce((sum, one) => sum + one.share * one.value, 0);
  const below = Math.hypot(...shares.map((one) => one.share * (one.value - one.interval[0])));
  const above = Math.hypot(...shares.map((one) => one.share * (one.interval[1] - one.value)));
  return { value, interval: [value - below, value + above] };
}
