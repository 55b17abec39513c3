import { ordinal, type Period, type PeriodKind, periodKind, schoolYear } from '../catalog/period.ts';
import type { Proportion } from '../statistics/proportion.ts';

/**
 * One period of a series. Without `counts` the value is missing or hidden: a gap, never a zero. Counts are always shown
 * (disclosed) ones, so a chart, and its silence, tells no more than what is shown anyway.
 */
export type SeriesPoint = {
  /** Place on a scale on which the next period is 1 more (`ordinal` of `shared/catalog/period.ts`). */
  ordinal: number;
  /** What repeats: week of the year 0 to 51, month of the year 0 to 11, assessment window 0 to 2. */
  season: number;
  /** The calendar year in which the school year starts. */
  year: number;
  counts?: Proportion | undefined;
};

/** The shown values of one place and student group, ordered by time. */
export type ShownSeries = { id: string; points: SeriesPoint[] };

/** A point with a value. */
export type ObservedPoint = SeriesPoint & { counts: Proportion };

/** Periods of a kind in a year. */
export const PERIODS_PER_YEAR: Readonly<Record<PeriodKind, number>> = { week: 52, month: 12, window: 3, year: 1 };

/** Half a year in periods of a kind, rounded up. @example periodsInHalfAYear('window') // 2 */
export function periodsInHalfAYear(kind: PeriodKind): number {
  return Math.ceil(PERIODS_PER_YEAR[kind] / 2);
}

/**
 * Makes the point of a period.
 *
 * @example seriesPoint('2026-02', { numerator: 9, denominator: 60 })
 * // { ordinal: 24313, season: 1, year: 2025, counts: { numerator: 9, denominator: 60 } }
 */
export function seriesPoint(period: Period, counts?: Proportion): SeriesPoint {
  return {
    ordinal: ordinal(period),
    season: seasonOf(period),
    year: Number(schoolYear(period).slice(0, 4)),
    counts,
  };
}

/** A 53rd week is one more of the last. */
function seasonOf(period: Period): number {
  const kind = periodKind(period);
  if (kind === 'week') return Math.min(Number(period.slice(-2)), PERIODS_PER_YEAR.week) - 1;
  return ordinal(period) % PERIODS_PER_YEAR[kind];
}

/** Whether a point has a value: counts of anybody. */
export function isObserved(point: SeriesPoint): point is ObservedPoint {
  return point.counts !== undefined && point.counts.denominator > 0;
}

/** The share of a point, 0 to 1. */
export function share({ counts }: ObservedPoint): number {
  return counts.numerator / counts.denominator;
}
