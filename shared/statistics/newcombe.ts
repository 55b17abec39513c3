import type { Proportion } from './proportion.ts';
import { type Interval, wilson } from './wilson.ts';

/**
 * The difference of two independent shares, first minus second, -1 to 1, with its 95% interval by Newcombe's hybrid
 * score method (Newcombe 1998, method 10). Undefined when either has nobody counted. Agrees with R's
 * `DescTools::BinomDiffCI(method = "score")`.
 *
 * @example newcombe({ numerator: 56, denominator: 70 }, { numerator: 48, denominator: 80 })
 * // { difference: 0.2, interval: [0.0524, 0.3339] }
 */
export function newcombe(
  first: Proportion,
  second: Proportion,
): { difference: number; interval: Interval } | undefined {
  const [one, two] = [wilson(first), wilson(second)];
  if (!one || !two) return undefined;
  const p1 = first.numerator / first.denominator;
  const p2 = second.numerator / second.denominator;
  const difference = p1 - p2;
  const lower = difference - Math.hypot(p1 - one[0], two[1] - p2);
  const upper = difference + Math.hypot(one[1] - p1, p2 - two[0]);
  return { difference, interval: [lower, upper] };
}
