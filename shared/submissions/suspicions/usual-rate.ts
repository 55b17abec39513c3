import * as z from 'zod';
import { shareZScores, sigmaZ } from '../../statistics/charts/laney.ts';
import { D2, D4 } from '../../statistics/charts/moving-range.ts';
import { binomialSigma } from '../../statistics/charts/p-chart.ts';
import { pooledRate, type Rate, rateOf } from '../../statistics/charts/rate.ts';
import { SUSPICION } from './settings.ts';

/** What is usual of a series of shares, 0 to 1. */
export const usualRateSchema = z.object({
  center: z.number(),
  /** How many times the binomial standard deviation it varies from period to period (Laney), at least 1. */
  widening: z.number(),
  last: z.number(),
});
export type UsualRate = z.infer<typeof usualRateSchema>;

/**
 * What is usual of a place, from its shares by time. Undefined with fewer than `minimum` of them, and where all are 0 or 1.
 */
export function usualRate(shares: readonly Rate[], minimum: number): UsualRate | undefined {
  const center = pooledRate(
    shares,
    shares.map((_, at) => at),
  );
  const last = rateOf(shares.at(-1));
  if (shares.length < minimum || center === undefined || last === undefined || center <= 0 || center >= 1) return;
  return { center, widening: Math.max(1, sigmaZ(shareZScores(shares, center)) ?? 1), last };
}

/** Where a share of so many students is usual, 0 to 1: the limits of Laney's p' chart. */
export function usualRange({ center, widening }: UsualRate, students: number): [number, number] {
  const reach = SUSPICION.sigma * widening * binomialSigma(center, { denominator: students });
  return [Math.max(0, center - reach), Math.min(1, center + reach)];
}

/** Whether a share is beyond the limits of its series, and moved further from the last one than its moving ranges allow. */
export function isJump(usual: UsualRate, { numerator, denominator }: Rate): boolean {
  const share = numerator / denominator;
  const [low, high] = usualRange(usual, denominator);
  const step = D4 * D2 * usual.widening * binomialSigma(usual.center, { denominator });
  return (share < low || share > high) && Math.abs(share - usual.last) > step;
}
