import type { Proportion } from './proportion.ts';
import { type Interval, Z95 } from './wilson.ts';

/**
 * The 95% interval of the difference of two independent shares, first minus second, after one success and one failure were
 * added to each (Agresti and Caffo 2000). May reach beyond -1 and 1. Undefined when either has nobody counted. Agrees with
 * R's `DescTools::BinomDiffCI(method = "ac")`.
 *
 * @example agrestiCaffo({ numerator: 56, denominator: 70 }, { numerator: 48, denominator: 80 }) // [0.0525, 0.3358]
 */
export function agrestiCaffo(first: Proportion, second: Proportion): Interval | undefined {
  if (first.denominator <= 0 || second.denominator <= 0) return undefined;
  const [p1, p2] = [shareWithTwo(first), shareWithTwo(second)];
  const variance = (p1 * (1 - p1)) / (first.denominator + 2) + (p2 * (1 - p2)) / (second.denominator + 2);
  const reach = Z95 * Math.sqrt(variance);
  return [p1 - p2 - reach, p1 - p2 + reach];
}

const shareWithTwo = ({ numerator, denominator }: Proportion) => (numerator + 1) / (denominator + 2);
