import type { Proportion } from '../../statistics/proportion.ts';
import type { SeriesPoint, ShownSeries } from '../series.ts';

/** September 2022. */
export const FIRST = 2022 * 12 + 8;

/** Makes a series of successive months, from September 2022; `undefined` is a month without a value. */
export function madeSeries(id: string, counts: readonly (Proportion | undefined)[]): ShownSeries {
  return { id, points: counts.map((one, month) => madePoint(month, one)) };
}

/** Makes the point of the month that comes so many months after September 2022. */
export function madePoint(month: number, counts: Proportion | undefined): SeriesPoint {
  const ordinal = FIRST + month;
  return { ordinal, season: ordinal % 12, year: Math.floor((ordinal - 6) / 12), counts };
}

/** Months of `denominator` students that come as shares. */
export function ofStudents(denominator: number, shares: readonly number[]): Proportion[] {
  return shares.map((share) => ({ numerator: Math.round(share * denominator), denominator }));
}
