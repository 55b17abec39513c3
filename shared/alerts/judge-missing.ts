import { expectedPeriods, type Received } from './expected-periods.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** Whether a period is overdue at a place. */
export function judgeMissing(rule: RuleOf<'missing'> & Edition, received: Received, now: Date): Verdict[] {
  const last = received.releases.at(-1);
  if (!last) return [];
  const [next] = expectedPeriods(received, rule.graceDays);
  if (!next || next.overdueSince > now) return [{ period: last.period, verdict: 'clear' }];
  const { period, overdueSince } = next;
  const { indicatorId, placeId } = last;
  const finding = {
    ...{ kind: rule.kind, ruleId: rule.id, ruleVersion: rule.version, indicatorId, placeId, period },
    overdueSince: overdueSince.toISOString().slice(0, 10),
    last: last.period,
  };
  return [{ period, verdict: 'holds', finding }];
}
