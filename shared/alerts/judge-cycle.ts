import type { Cycle } from '../cycles/cycle.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { CycleSubject } from './subject.ts';
import type { Followed, Verdict } from './verdict.ts';

type CycleRule = RuleOf<'cycle'> & Edition;
type Where = { at: { indicatorId: string; placeId: string }; now: Date };

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a rule says of a cycle: that its decision is due. */
export function judgeCycle(rule: CycleRule, { cycle }: CycleSubject, evidence: Followed & Where): Verdict[] {
  return [judgeDue(rule, cycle, evidence)];
}

/** Time alone brings it; the latest period says only how far the data is by then. */
function judgeDue(rule: CycleRule, cycle: Cycle, { releases, at, now }: Followed & Where): Verdict {
  const { id, version, daysBefore } = rule;
  const period = releases.at(-1)?.period ?? cycle.phases[0]?.baseline;
  if (period === undefined) return { period: '', verdict: 'cannot-say', reason: 'nothing-to-compare' };
  const dueFrom = Date.parse(`${cycle.decideBy}T00:00:00Z`) - daysBefore * DAY_MS;
  if (now.getTime() < dueFrom) return { period, verdict: 'clear' };
  const origin = { ruleId: id, ruleVersion: version, ...at, period };
  return { period, verdict: 'holds', finding: { ...origin, kind: 'cycle-due', ...toldOf(cycle), daysBefore } };
}

const toldOf = ({ id, name, decideBy }: Cycle) => ({ cycleId: id, cycle: name, decideBy });
