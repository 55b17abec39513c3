import { periodKind } from '../../shared/catalog/period.ts';
import { type Cycle, cycleSchema } from '../../shared/cycles/cycle.ts';
import { placesOf } from '../../shared/cycles/touching.ts';
import type { FieldError } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';
import { mustExist, unknownIn } from './references.ts';

/** A cycle is tried at places that exist, in the order of its days; a change is judged at once. */
export function cyclePolicy({ store, queues }: StaffPorts): RecordPolicy<Cycle> {
  return {
    word: 'cycle',
    schema: cycleSchema,
    collection: store.cycles,
    async check(cycle) {
      const [places, indicator] = await Promise.all([store.places.list(), store.indicators.get(cycle.indicatorId)]);
      return [
        ...(await mustExist(store.indicators, 'indicatorId', cycle.indicatorId)),
        ...(await mustExist(store.owners, 'ownerId', cycle.ownerId)),
        ...unknownIn(places, 'phases', placesOf(cycle)),
        ...checkDays(cycle),
        ...(indicator && cycle.phases.some(({ baseline }) => periodKind(baseline) !== indicator.periodKind)
          ? [{ field: 'phases', message: `each needs a ${indicator.periodKind} as its baseline` }]
          : []),
      ];
    },
    referrers: async () => [],
    async changed(cycle, stored) {
      const ids = new Set([cycle.indicatorId, ...(stored ? [stored.indicatorId] : [])]);
      for (const indicatorId of ids) await queues.evaluate({ indicatorId });
    },
  };
}

function checkDays({ phases, reviewsOn, decideBy }: Cycle): FieldError[] {
  const startedOn = phases[0]?.startedOn ?? '';
  return [
    ...(reviewsOn.some((day) => day < startedOn)
      ? [{ field: 'reviewsOn', message: `must be ${startedOn} or later` }]
      : []),
    ...(decideBy < startedOn ? [{ field: 'decideBy', message: `must be ${startedOn} or later` }] : []),
  ];
}
