import type { Indicator } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { Cycle } from '../cycles/cycle.ts';
import type { SentFile } from '../submissions/sent-file.ts';
import type { Alert } from './alert.ts';
import { periodsNeeded } from './condition.ts';
import { endAlert } from './end-alert.ts';
import { type Evidence, judge } from './judge.ts';
import { judgeCycle } from './judge-cycle.ts';
import { live, type Moved } from './life.ts';
import { type Edition, isAboutSignals, type Rule } from './rule.ts';
import { type CycleSubject, type PlaceSubject, type Subject, subjectName } from './subject.ts';
import type { Verdict } from './verdict.ts';
import { type Charted, type Published, type SignalCharts, watchSignals } from './watch-signals.ts';
import { watchedBy } from './watched.ts';

/** All that is published of one indicator, and when it is. The releases of each place are ordered by time. */
export type World = Omit<Published, 'indicator'> & {
  indicator: Indicator;
  now: Date;
  /** What was sent of its dataset, by the place of who sent it; for rules about the quality of files. */
  files?: ReadonlyMap<string, readonly SentFile[]>;
  /** For rules about cycles. */
  cycles?: readonly Cycle[];
};

/** What the alerts of one indicator become, as far as they change. */
export function evaluate(
  world: World,
  rules: readonly (Rule & Edition)[],
  alerts: ReadonlyMap<string, Alert>,
): Moved[] {
  const { indicator, places, now } = world;
  const watched = watchedBy(rules, indicator.id, places, world.cycles);
  const look = lookInto(world);
  const moves = watched.flatMap(({ id, rule, place, subject }) => {
    const moved = live(alerts.get(id), look(rule, place, subject, periodsNeeded(rule)), { id, rule, now });
    return moved ? [moved] : [];
  });
  const watchedIds = new Set(watched.map(({ id }) => id));
  const ended = [...alerts.values()].flatMap((alert) => {
    const end = watchedIds.has(alert.id) ? undefined : endAlert(alert, now);
    return end ? [{ alert: end, notify: false }] : [];
  });
  return [...moves, ...ended];
}

/** Judges any subject of any rule in one world; what several rules look at is charted once. */
export function lookInto(
  world: World,
): (rule: Rule & Edition, place: Place, subject: Subject, last: number) => Verdict[] {
  const { indicator, places, series, files, now } = world;
  const charts = new Map<string, SignalCharts>();
  const chartsOf = (subject: Charted) => {
    const name = subjectName(subject);
    const known = charts.get(name) ?? watchSignals(subject, world);
    charts.set(name, known);
    return known;
  };
  const receivedBy = receivedByKind(places, series);
  return (rule, place, subject, last) => {
    const at = { indicatorId: indicator.id, placeId: place.id };
    if (isAboutCycle(subject)) {
      return rule.kind === 'cycle' ? judgeCycle(rule, subject, { indicator, places, series, now, at }) : [];
    }
    const evidence: Evidence = {
      ...{ indicator, now, at },
      releases: series.get(place.id) ?? [],
      chart: isAboutSignals(rule) && isCharted(subject) ? chartsOf(subject).get(place.id) : undefined,
      files: files?.get(place.id) ?? [],
      received: receivedBy.get(place.kind) ?? new Set(),
    };
    return judge(rule, subject, evidence, last);
  };
}

const isAboutCycle = (subject: Subject): subject is CycleSubject => subject !== 'data' && 'cycle' in subject;

const isCharted = (subject: PlaceSubject): subject is Charted => subject !== 'data';

/** The periods that any place of a kind has. */
function receivedByKind(places: readonly Place[], series: World['series']): Map<Place['kind'], Set<Period>> {
  const byKind = Map.groupBy(places, ({ kind }) => kind);
  return new Map(
    [...byKind].map(([kind, ofKind]) => [
      kind,
      new Set(ofKind.flatMap(({ id }) => (series.get(id) ?? []).map(({ period }) => period))),
    ]),
  );
}
