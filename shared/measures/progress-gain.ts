import { ordinal, type Period, schoolYear } from '../catalog/period.ts';
import { meanOf, type Sums } from '../statistics/mean.ts';
import type { Interval } from '../statistics/wilson.ts';

/**
 * Weeks between two windows that follow each other in one school year, where nothing better is known: the typical number
 * by which Hasbrouck and Tindal (2006) turn gains into weekly ones, 32 from fall to spring.
 */
export const WEEKS_BETWEEN_WINDOWS = 16;

/** The weeks from one window to another of the same school year, as assumed; undefined over a summer. */
export function assumedWeeks(from: Period, to: Period): number | undefined {
  if (schoolYear(from) !== schoolYear(to)) return undefined;
  return (ordinal(to) - ordinal(from)) * WEEKS_BETWEEN_WINDOWS;
}

/**
 * The mean gain per week of matched students, in units of the measure (for example words correct), with its 95% interval
 * by t. Undefined when nobody has a gain; the interval undefined of a single student.
 *
 * @throws RangeError for weeks that are not above 0
 */
export function gainPerWeek(gains: Sums, weeks: number): { mean: number; interval: Interval | undefined } | undefined {
  if (!(weeks > 0)) throw new RangeError(`The weeks between two windows are above 0, not ${weeks}.`);
  const gain = meanOf(gains);
  if (!gain) return undefined;
  const { mean, interval } = gain;
  return { mean: mean / weeks, interval: interval && [interval[0] / weeks, interval[1] / weeks] };
}
