import { periodKind } from '../../shared/catalog/period.ts';
import { type Cycle, cycleSchema } from '../../shared/cycles/cycle.ts';
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
        ...unknownIn(places, 'placeIds', cycle.placeIds),
        ...checkDays(cycle),
        ...(indicator && periodKind(cycle.baseline) !== indicator.periodKind
          ? [{ field: 'baseline', message: `must be a ${indicator.periodKind}` }]
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

function checkDays({ startedOn, reviewOn, decideBy }: Cycle): FieldError[] {
  const review = reviewOn ?? startedOn;
  return [
    ...(review < startedOn ? [{ field: 'reviewOn', message: `must be ${startedOn} or later` }] : []),
    ...(decideBy < review ? [{ field: 'decideBy', message: `must be ${review} or later` }] : []),
  ];
}
