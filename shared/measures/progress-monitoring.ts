import { type AimLine, aimedPace, aimLine, areLastFourBelow } from '../statistics/aim-line.ts';
import { type Forecast, forecast, type LeastSquares, leastSquares } from '../statistics/least-squares.ts';
import { median } from '../statistics/median.ts';
import { paceBetween } from '../statistics/pace.ts';
import type { Point } from '../statistics/point.ts';
import { type TheilSen, theilSen } from '../statistics/theil-sen.ts';

/** Fewer probes tell more of the day than of the student. */
export const LEAST_PROBES = 6;

/** Where a student's weekly probes of a raw measure lead. Weeks are x, scores (for example words correct) are y. */
export type Trend = {
  verdict: 'judged';
  probes: number;
  /** Gains per week: the median one, which an odd day does not move, and that of least squares. */
  theilSen: TheilSen;
  leastSquares: LeastSquares;
  aimLine: AimLine;
  /** Gain per week that the aim line asks for. */
  aimedPace: number;
  /** Gain per week from the last probe to the goal; undefined when the goal's week has come. */
  requiredPace: number | undefined;
  /** The score in the goal's week by the median gain, and by least squares with its intervals. */
  expected: { theilSen: number; leastSquares: Forecast };
  /** Whether the median gain leads to the goal or above it. */
  isOnTrack: boolean;
  /** The four-point rule: time to change what is done. */
  areLastFourBelow: boolean;
};

export type TrendVerdict = Trend | { verdict: 'cannot-say'; reason: 'too-few-probes' | 'goal-not-ahead' };

/**
 * The trend of one student's probes toward a goal. Cannot be said of fewer probes than asked, in fewer than two weeks, or
 * of a goal that is not ahead of the first ones. The order of probes does not matter.
 *
 * @example
 * const probes = [41, 44, 42, 47, 49, 52].map((y, x) => ({ x, y }));
 * trendOf(probes, { x: 32, y: 90 }) // a median gain of 2 a week where 1.548 is asked for: on track
 */
export function trendOf(probes: readonly Point[], goal: Point, least = LEAST_PROBES): TrendVerdict {
  const inOrder = probes.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const last = inOrder.at(-1);
  const [robust, line] = [theilSen(inOrder), leastSquares(inOrder)];
  if (inOrder.length < least || !last || !robust || !line) return { verdict: 'cannot-say', reason: 'too-few-probes' };
  const aim = aimLine(inOrder, goal);
  if (!aim) return { verdict: 'cannot-say', reason: goal.x > last.x ? 'too-few-probes' : 'goal-not-ahead' };
  const expected = robust.intercept + robust.slope * goal.x;
  return {
    verdict: 'judged',
    probes: inOrder.length,
    theilSen: robust,
    leastSquares: line,
    aimLine: aim,
    aimedPace: aimedPace(aim),
    requiredPace: paceBetween(last, goal),
    expected: { theilSen: expected, leastSquares: forecast(line, goal.x) },
    isOnTrack: expected >= goal.y,
    areLastFourBelow: areLastFourBelow(inOrder, aim),
  };
}

/** The trends of a place's students, in whole students. Restricted: true counts, which nothing shown reads. */
export type PlaceTrend = {
  students: number;
  judged: number;
  /** Of those judged. */
  onTrack: number;
  /** Of those judged, the students whose last four probes lie below their aim line. */
  lastFourBelow: number;
  cannotSay: number;
  /** The median of the students' gains per week; undefined when nobody is judged. */
  medianSlope: number | undefined;
};

/** Counts the students of a place, or of a group at it, by their trends. */
export function placeTrend(trends: readonly TrendVerdict[]): PlaceTrend {
  const judged = trends.filter((trend) => trend.verdict === 'judged');
  return {
    students: trends.length,
    judged: judged.length,
    onTrack: judged.filter(({ isOnTrack }) => isOnTrack).length,
    lastFourBelow: judged.filter((trend) => trend.areLastFourBelow).length,
    cannotSay: trends.length - judged.length,
    medianSlope: median(judged.map((trend) => trend.theilSen.slope)),
  };
}
