import { ordinal, type Period, type PeriodKind } from '../catalog/period.ts';
import type { Alert } from './alert.ts';
import { isOpen } from './alert.ts';
import { evaluate, lookInto, type World } from './evaluate.ts';
import type { Finding } from './finding.ts';
import { replay } from './replay.ts';
import type { Edition, Rule } from './rule.ts';
import type { Subject } from './subject.ts';
import type { Unsaid, Verdict } from './verdict.ts';
import { isWatched, watchedBy } from './watched.ts';

/** How often a rule would have fired, over everything that is published of one indicator. */
export type Preview = {
  /** Each time that something would have been told, in order of time. */
  fired: Finding[];
  /** What the rule says of everything that it looks at, over all periods. */
  courses: Course[];
  /** Years that the history of the places watched covers, with a decimal or more; 0 without one. */
  years: number;
  /** Places watched, those where it would have fired, and those of which it could never say anything. */
  places: { watched: number; fired: number; cannotSay: number };
  /** Of the latter, why: what is said of the latest period there; no reason where nothing is published. */
  unsaid: { reason?: Unsaid; places: number }[];
  /** Alerts that saving the rule now would open, and those it would end. */
  opens: Alert[];
  closes: Alert[];
};

/** One subject at one place, with what the rule says of each period, and what it would have told. */
export type Course = { placeId: string; subject: Subject; verdicts: Verdict[]; told: Finding[] };

const perYear: Record<PeriodKind, number> = { week: 52, month: 12, window: 3, year: 1 };

/**
 * Runs a rule over all history at once. Rules about data that did not come have none: it is not kept when a file came;
 * rules about cycles neither.
 *
 * @param alerts those that the rule has now
 */
export function preview(world: World, rule: Rule & Edition, alerts: ReadonlyMap<string, Alert>): Preview {
  const { indicator, places, series } = world;
  const look = lookInto(world);
  const watched = watchedBy([rule], indicator.id, places).filter(() => hasHistory(rule));
  const courses = watched.map(({ place, subject }): Course => {
    const verdicts = look(rule, place, subject, Number.POSITIVE_INFINITY);
    return { placeId: place.id, subject, verdicts, told: replay(verdicts, rule) };
  });
  const fired = courses.flatMap(({ told }) => told).toSorted((a, b) => ordinal(a.period) - ordinal(b.period));
  const unsaid = [...Map.groupBy(courses, ({ placeId }) => placeId).values()].filter((ofPlace) =>
    ofPlace.every(({ verdicts }) => !verdicts.some(saysSomething)),
  );
  const moves = evaluate(world, [rule], alerts);
  const isOpenNow = (id: string) => isOpen(alerts.get(id) ?? { state: 'resolved' });
  return {
    fired,
    courses,
    years: yearsOf(
      places
        .filter((place) => isWatched(rule, place))
        .flatMap(({ id }) => series.get(id) ?? [])
        .map(({ period }) => period),
      indicator.periodKind,
    ),
    places: {
      watched: new Set(watched.map(({ place }) => place.id)).size,
      fired: new Set(fired.map(({ placeId }) => placeId)).size,
      cannotSay: unsaid.length,
    },
    unsaid: reasonsOf(unsaid),
    opens: moves.filter(({ alert }) => isOpen(alert) && !isOpenNow(alert.id)).map(({ alert }) => alert),
    closes: moves.filter(({ alert }) => !isOpen(alert) && isOpenNow(alert.id)).map(({ alert }) => alert),
  };
}

/** Why nothing is said of places, the most frequent reason first. */
function reasonsOf(places: readonly Course[][]): Preview['unsaid'] {
  const last = places.map((ofPlace) => ofPlace.map(({ verdicts }) => verdicts.at(-1)).find((one) => one));
  const byReason = Map.groupBy(last, (one) => (one?.verdict === 'cannot-say' ? one.reason : undefined));
  return [...byReason]
    .map(([reason, all]) => ({ ...(reason && { reason }), places: all.length }))
    .toSorted((a, b) => b.places - a.places);
}

const hasHistory = ({ kind }: Rule) => kind !== 'missing' && kind !== 'cycle';

const saysSomething = ({ verdict }: Verdict) => verdict !== 'cannot-say';

function yearsOf(periods: readonly Period[], kind: PeriodKind): number {
  if (periods.length === 0) return 0;
  const ordinals = periods.map(ordinal);
  const span =
    ordinals.reduce((most, one) => Math.max(most, one)) - ordinals.reduce((least, one) => Math.min(least, one));
  return (span + 1) / perYear[kind];
}
