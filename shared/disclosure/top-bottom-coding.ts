import * as z from 'zod';
import type { Counts } from '../measures/measure.ts';
import type { ReleasedCell } from './release.ts';

/**
 * Shares that a state does not report as such: under a limit, or over 100% less the limit. By the least number of
 * students for which a limit holds.
 */
export const topBottomCodingSchema = z
  .array(z.object({ fromStudents: z.number().int().min(0), underPercent: z.number().gt(0).lt(50) }))
  .max(10);
export type TopBottomCoding = z.infer<typeof topBottomCodingSchema>;

/**
 * A shown cell as top and bottom coding leaves it. Compared as whole numbers, so that exactly 5% is not under 5%. A group
 * without students, and one below every limit's number of students, stays as it is.
 *
 * @example topBottomCode({ numerator: 3, denominator: 100 }, [{ fromStudents: 0, underPercent: 5 }])
 * // { denominator: 100, coded: 'few', underPercent: 5 }
 */
export function topBottomCode(counts: Counts, coding: TopBottomCoding): ReleasedCell {
  const { numerator, denominator } = counts;
  const limits = coding.toSorted((a, b) => b.fromStudents - a.fromStudents);
  const underPercent = limits.find(({ fromStudents }) => denominator >= fromStudents)?.underPercent;
  if (underPercent === undefined || denominator === 0) return counts;
  const isUnder = (side: number) => side * 100_000_000 < Math.round(underPercent * 1_000_000) * denominator;
  if (isUnder(numerator)) return { denominator, coded: 'few', underPercent };
  return isUnder(denominator - numerator) ? { denominator, coded: 'nearly-all', underPercent } : counts;
}
