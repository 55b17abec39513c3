import { comparePeriods, laterPeriod, ordinal, type Period, periodKind, sameTimeOfYear } from '../catalog/period.ts';
import { linearPath, paceBetween } from '../statistics/pace.ts';
import type { Aim, Phase } from './cycle.ts';
import type { Evidence } from './evidence.ts';
import { type BetterWhen, gainOf, inTenths, intervalInTenths } from './figures.ts';
import { type Followed, followed } from './followed.ts';
import { forecastOf, yearOf } from './forecast.ts';
import type { AimForecast, AimResult, CannotSay } from './result.ts';

/** How far a phase's test arm is on the way to the aim, and where it will be if all goes on as before. */
export function aimResult(aim: Aim, phase: Phase, at: number, evidence: Evidence): AimResult {
  const { to, by, gapTo } = aim;
  const since = sameTimeOfYear(by, phase.baseline);
  const value = followed(phase.test, gapTo, since, evidence);
  const betterWhen = gapTo === undefined ? evidence.indicator.betterWhen : 'lower';
  const start = aim.from ?? value.at(since);
  const { latest } = value;
  const forecast = latest && comparePeriods(by, latest.period) > 0 ? forecastOf(value, by, evidence) : undefined;
  const toGo = latest && to - latest.value;
  const pace = latest && paceTo(value, latest, { aim, baseline: phase.baseline });
  return {
    unit: gapTo === undefined ? 'percent' : 'points',
    ...(gapTo !== undefined && { gapTo }),
    phase: at,
    ...(start !== undefined && { from: { period: since, value: inTenths(start) } }),
    ...{ to, by },
    ...(latest && { latest: { ...latest, value: inTenths(latest.value), without: value.without } }),
    ...(toGo !== undefined && { toGo: gainOf(toGo, betterWhen) > 0 ? inTenths(toGo) : 0 }),
    ...(pace && { pace }),
    path: start === undefined ? [] : pathTo({ period: since, value: start }, aim),
    ...(forecast && { forecast: 'cannotSay' in forecast ? forecast : forecastView(forecast) }),
    verdict: verdictOn(aim, value, forecast, betterWhen),
  };
}

function pathTo(from: { period: Period; value: number }, { to, by }: Aim): AimResult['path'] {
  const path = linearPath({ x: ordinal(from.period), y: from.value }, { x: ordinal(by), y: to });
  return path.map((value, step) => ({ period: laterPeriod(from.period, step), value: inTenths(value) }));
}

/** A year's change where the same times of the year can be compared, so that seasons cancel; else that of a period. */
function paceTo(
  value: Followed,
  latest: { period: Period; value: number },
  { aim: { to, by }, baseline }: { aim: Aim; baseline: Period },
): AimResult['pace'] {
  const kind = periodKind(by);
  const [before, start] = [sameTimeOfYear(by, latest.period), sameTimeOfYear(latest.period, baseline)];
  const [was, began, atBaseline] = [value.at(before), value.at(start), value.at(baseline)];
  const byYear = kind === 'year' || (was !== undefined && began !== undefined);
  const x = byYear ? yearOf : ordinal;
  const between = (from: Period, low: number | undefined, until: Period, high: number) =>
    low === undefined ? undefined : paceBetween({ x: x(from), y: low }, { x: x(until), y: high });
  const needed = byYear ? between(before, was, by, to) : between(latest.period, latest.value, by, to);
  const [since, first] = byYear ? [start, began] : [baseline, atBaseline];
  const seen = between(since, first, latest.period, latest.value);
  return {
    per: byYear ? 'school year' : kind,
    ...(needed !== undefined && { needed: inTenths(needed) }),
    ...(seen !== undefined && { seen: inTenths(seen) }),
  };
}

function verdictOn(
  { to, by }: Aim,
  value: Followed,
  forecast: AimForecast | CannotSay | undefined,
  betterWhen: BetterWhen,
): AimResult['verdict'] {
  const { latest } = value;
  if (!latest) return 'cannot-say';
  const isThere = (one: number) => gainOf(one - to, betterWhen) >= -LAST_BIT;
  const isOver = comparePeriods(by, latest.period) <= 0;
  const atEnd = isOver ? value.at(by) : undefined;
  if (isOver) return atEnd === undefined ? 'cannot-say' : isThere(atEnd) ? 'reached' : 'behind';
  if (sameTimeOfYear(by, latest.period) === latest.period && isThere(latest.value)) return 'reached';
  if (!forecast || 'cannotSay' in forecast) return 'cannot-say';
  const reached = forecast.interval.filter(isThere).length;
  return reached === 2 ? 'on-the-way' : reached === 0 ? 'behind' : 'cannot-say';
}

const forecastView = (one: AimForecast): AimForecast => ({
  ...one,
  value: inTenths(one.value),
  interval: intervalInTenths(one.interval),
  ...(one.step !== undefined && { step: inTenths(one.step) }),
});

/** A share exactly at its aim is there, whatever the last bit of a fraction says. */
const LAST_BIT = 1e-9;
