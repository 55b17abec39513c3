import { type Rule, ruleSchema } from '../../shared/alerts/rule.ts';
import type { FieldError } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';
import { checkGap, unknownIn } from './references.ts';

/** A rule watches indicators at places that exist; a change is judged at once on what is published. */
export function rulePolicy({ store, queues }: StaffPorts): RecordPolicy<Rule> {
  return {
    word: 'rule',
    schema: ruleSchema,
    collection: store.rules,
    async check(rule) {
      const [indicators, places, owners] = await Promise.all([
        store.indicators.list(),
        store.places.list(),
        store.owners.list(),
      ]);
      const watched = indicators.filter(({ id }) => rule.indicatorIds.includes(id));
      return [
        ...unknownIn(indicators, 'indicatorIds', rule.indicatorIds),
        ...unknownIn(places, 'placeIds', rule.placeIds ?? []),
        ...unknownIn(owners, 'recipients.people', rule.recipients.people),
        ...('gaps' in rule ? rule.gaps.flatMap((gap, index) => checkGap(gap, `gaps.${index}.`)) : []),
        ...watched.flatMap((indicator) => checkClearsAt(rule, indicator)),
      ];
    },
    referrers: async () => [],
    async changed(rule, stored) {
      const ids = new Set([...rule.indicatorIds, ...(stored?.indicatorIds ?? [])]);
      for (const indicatorId of ids) await queues.evaluate({ indicatorId });
    },
  };
}

/** What is over again lies on the better side of what is told. */
function checkClearsAt(rule: Rule, { betterWhen }: { betterWhen: 'higher' | 'lower' }): FieldError[] {
  if (!('clearsAt' in rule) || rule.clearsAt === undefined) return [];
  const firesAt = rule.kind === 'level' ? rule.percent : rule.kind === 'change' ? rule.by : rule.points;
  const mustBeLower = rule.kind !== 'level' || betterWhen === 'lower';
  if (mustBeLower ? rule.clearsAt <= firesAt : rule.clearsAt >= firesAt) return [];
  return [{ field: 'clearsAt', message: `must be ${firesAt} or ${mustBeLower ? 'less' : 'more'}, on the better side` }];
}
