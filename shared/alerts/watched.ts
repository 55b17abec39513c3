import type { Place } from '../catalog/place.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { cyclesAt } from '../cycles/touching.ts';
import { alertId } from './alert-id.ts';
import type { Rule } from './rule.ts';
import { type Subject, subjectsOf } from './subject.ts';

/** Whether a rule looks at a place: one that it names, or any of its kinds. */
export function isWatched({ placeIds, placeKinds }: Pick<Rule, 'placeIds' | 'placeKinds'>, place: Place): boolean {
  return placeIds ? placeIds.includes(place.id) : placeKinds.includes(place.kind);
}

/** Everything of one indicator that rules look at, each with the alert that it may have. */
export function watchedBy<R extends Rule>(
  rules: readonly R[],
  indicatorId: string,
  places: readonly Place[],
  cycles: readonly Cycle[] = [],
): { id: string; rule: R; place: Place; subject: Subject }[] {
  return rules
    .filter(({ enabled, indicatorIds }) => enabled && indicatorIds.includes(indicatorId))
    .flatMap((rule) =>
      places
        .filter((place) => isWatched(rule, place))
        .flatMap((place) =>
          subjectsOf(rule, place.id, cyclesAt(cycles, { indicatorId, placeId: place.id })).map((subject) => ({
            id: alertId(rule.id, indicatorId, place.id, subject),
            ...{ rule, place, subject },
          })),
        ),
    );
}
