import { shownCounts } from '../alerts/published.ts';
import { areComparable } from '../catalog/editions.ts';
import { comparePeriods, type Period, sameTimeOfYear, schoolYear, yearBefore } from '../catalog/period.ts';
import { forecast, leastSquares } from '../statistics/least-squares.ts';
import { predictOne } from '../statistics/predict-one.ts';
import type { Interval } from '../statistics/wilson.ts';
import { type Evidence, MINIMUM_STUDENTS, releaseAt } from './evidence.ts';
import { type Followed, shownValue } from './followed.ts';
import type { AimForecast, CannotSay } from './result.ts';

/** Fewer values or steps say too little of those to come. */
const FEWEST = 4;

/** The year in which the school year of a period starts: a scale on which the same time of the next year is 1 more. */
export const yearOf = (period: Period): number => Number(schoolYear(period).slice(0, 4));

/**
 * Where a value will be in a later period, if all goes on as before: from the same time of the year, by the line of least
 * squares through the values of that time; from another, by the usual step between the two times of the year. Unrounded.
 */
export function forecastOf(value: Followed, by: Period, evidence: Evidence): AimForecast | CannotSay {
  const { latest } = value;
  if (!latest) return { cannotSay: 'too-short' };
  const isSameTime = sameTimeOfYear(by, latest.period) === latest.period;
  return isSameTime ? byTrend(value, by) : byUsualStep(value, latest, by, evidence);
}

function byTrend(value: Followed, by: Period): AimForecast | CannotSay {
  const points = value.periods.flatMap((period) => {
    const y = sameTimeOfYear(by, period) === period ? value.at(period) : undefined;
    return y === undefined ? [] : [{ x: yearOf(period), y }];
  });
  const line = points.length < FEWEST ? undefined : leastSquares(points);
  const found = line && forecast(line, yearOf(by));
  if (!found?.ofOne) return { cannotSay: 'too-short' };
  return { by: 'trend', points: points.length, ...withinScale(found.value, found.ofOne) };
}

/** Steps of all places of these kinds in earlier school years, as far as they are counted in the same way. */
function byUsualStep(
  value: Followed,
  latest: NonNullable<Followed['latest']>,
  by: Period,
  evidence: Evidence,
): AimForecast | CannotSay {
  const kinds = new Set(evidence.places.filter(({ id }) => value.placeIds.includes(id)).map(({ kind }) => kind));
  const alike = evidence.places.filter(({ kind }) => kinds.has(kind)).map(({ id }) => id);
  const steps: number[] = [];
  const first = value.periods[0] ?? latest.period;
  let [from, to] = [yearBefore(latest.period), yearBefore(by)];
  for (; comparePeriods(from, first) >= 0; [from, to] = [yearBefore(from), yearBefore(to)]) {
    if (!value.groups.every((group) => areComparable(evidence.indicator, from, latest.period, group))) break;
    steps.push(...alike.flatMap((id) => stepAt(id, { from, to }, value, evidence)));
  }
  const step = steps.length < FEWEST ? undefined : predictOne(steps);
  if (!step) return { cannotSay: 'too-short' };
  const [low, high] = step.interval;
  const around: Interval = [latest.value + low, latest.value + high];
  return {
    ...{ by: 'usual-step', points: steps.length, step: step.value },
    ...withinScale(latest.value + step.value, around),
  };
}

function stepAt(
  placeId: string,
  { from, to }: { from: Period; to: Period },
  { groups }: Followed,
  evidence: Evidence,
): number[] {
  const isLarge = (period: Period) => {
    const release = releaseAt(evidence, placeId, period);
    const counted = (group: string) => (release && shownCounts(release, group)?.denominator) ?? 0;
    return groups.every((group) => counted(group) >= MINIMUM_STUDENTS);
  };
  if (!isLarge(from) || !isLarge(to)) return [];
  const [was, is] = [from, to].map((period) => shownValue([placeId], groups, period, evidence));
  return was === undefined || is === undefined ? [] : [is - was];
}

const within = (value: number) => Math.min(100, Math.max(0, value));

const withinScale = (value: number, [low, high]: Interval): { value: number; interval: Interval } => ({
  value: within(value),
  interval: [within(low), within(high)],
});
