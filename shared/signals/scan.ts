import { twoSidedP } from '../statistics/normal.ts';
import { benjaminiHochberg } from '../statistics/p-adjust.ts';
import type { Watched, WatchedPoint } from './watch.ts';

/** How far the latest value of one series is from what was expected, among many that were looked at together. */
export type Scanned<Direction extends string = 'higher' | 'lower'> = {
  id: string;
  point: WatchedPoint<Direction>;
  /** Two-sided, of the moving average in its standard errors. */
  p: number;
  /** The false discovery rate at which it is selected. */
  adjusted: number;
  /** Whether it stands out although so many were looked at. */
  standsOut: boolean;
};

/** Of those that are told to stand out, so many are expected to be chance. */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Looks over many charts at once for those whose latest value stands out, so that at most 5% of them are expected to be
 * chance (Benjamini and Hochberg): of 200 calm places some are always beyond a limit. The most unusual comes first. Charts
 * without a judged value are left aside; `latest` is the period that is meant, and others' old news are too.
 */
export function scan<Direction extends string>(
  charts: readonly Watched<Direction>[],
  latest: number,
  rate = FALSE_DISCOVERY_RATE,
): Scanned<Direction>[] {
  const judged = charts.flatMap(({ id, points }) => {
    const point = points.at(-1);
    return point?.z === undefined || point.ordinal !== latest ? [] : [{ id, point, p: twoSidedP(point.z) }];
  });
  const adjusted = benjaminiHochberg(judged.map(({ p }) => p));
  return judged
    .map((one, index) => ({ ...one, adjusted: adjusted[index] ?? 1, standsOut: (adjusted[index] ?? 1) <= rate }))
    .sort((a, b) => a.p - b.p || (a.id < b.id ? -1 : 1));
}
