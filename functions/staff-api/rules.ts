import { type Rule, ruleSchema } from '../../shared/alerts/rule.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';
import { checkGap, mustExist } from './references.ts';

/** A rule watches an indicator at places that exist; a change is judged at once on what is published. */
export function rulePolicy({ store, queues }: StaffPorts): RecordPolicy<Rule> {
  return {
    word: 'rule',
    schema: ruleSchema,
    collection: store.rules,
    async check(rule, stored) {
      const places = new Set((await store.places.list()).map(({ id }) => id));
      const unknown = (rule.placeIds ?? []).filter((id) => !places.has(id));
      const moved = stored && stored.indicatorId !== rule.indicatorId;
      return [
        ...(await mustExist(store.indicators, 'indicatorId', rule.indicatorId)),
        ...(moved ? [{ field: 'indicatorId', message: `must stay ${stored.indicatorId}; make another rule` }] : []),
        ...unknown.map((id) => ({ field: 'placeIds', message: `names ${id}, which is not there` })),
        ...('focal' in rule ? checkGap(rule) : []),
      ];
    },
    referrers: async () => [],
    changed: ({ indicatorId }) => queues.evaluate({ indicatorId }),
  };
}
