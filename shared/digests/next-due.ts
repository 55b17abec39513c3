import { type Expected, expectedPeriods } from '../alerts/expected-periods.ts';
import type { Rule } from '../alerts/rule.ts';
import { isWatched } from '../alerts/watched.ts';
import type { Period } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { PublishedIndicator } from '../mail/published-indicator.ts';

/** The next period of an indicator that is awaited, and the last day on which it is in time. */
export type NextDue = { indicatorId: string; period: Period; by: Date };

const DAY_MS = 24 * 60 * 60 * 1000;
/** What is due after a summer nobody needs to hear of before it. */
const HORIZON_MS = 92 * DAY_MS;

/**
 * What the rules about missing data await next of each indicator, the soonest first: nothing that is overdue
 * already, or due in more than a quarter.
 */
export function nextDue(
  rules: readonly Rule[],
  published: ReadonlyMap<string, PublishedIndicator>,
  { places, now }: { places: readonly Place[]; now: Date },
): NextDue[] {
  const awaited = rules
    .flatMap((rule) => (rule.kind === 'missing' && rule.enabled ? [rule] : []))
    .flatMap((rule) =>
      rule.indicatorIds.flatMap((indicatorId) => {
        const known = published.get(indicatorId);
        const watched = places.filter((place) => isWatched(rule, place));
        return known ? (soonest(known, watched, rule.graceDays, now) ?? []) : [];
      }),
    );
  const byIndicator = Map.groupBy(awaited, ({ indicatorId }) => indicatorId);
  return [...byIndicator.values()].flatMap((all) => all.toSorted(bySoonest)[0] ?? []).toSorted(bySoonest);
}

const bySoonest = (a: NextDue, b: NextDue) => a.by.getTime() - b.by.getTime();

function soonest(
  { indicator, series }: PublishedIndicator,
  places: readonly Place[],
  graceDays: number,
  now: Date,
): NextDue | undefined {
  const releasesOf = ({ id }: Place) => series.get(id) ?? [];
  const ofKind = Map.groupBy(places, ({ kind }) => kind);
  const expected = [...ofKind.values()].flatMap((same) => {
    const periods = new Set(same.flatMap(releasesOf).map(({ period }) => period));
    return same.flatMap((place) => expectedPeriods({ releases: releasesOf(place), periods }, graceDays));
  });
  const dueOf = ({ period, overdueSince }: Expected) => ({
    ...{ indicatorId: indicator.id, period },
    by: new Date(overdueSince.getTime() - DAY_MS),
  });
  return expected
    .filter(({ overdueSince }) => overdueSince > now && overdueSince.getTime() <= now.getTime() + HORIZON_MS)
    .map(dueOf)
    .toSorted(bySoonest)[0];
}
