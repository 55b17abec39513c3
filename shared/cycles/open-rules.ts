import type { Cycle } from './cycle.ts';
import type { DecisionRule } from './decision-rule.ts';

/** Decision rules that a decision has answered: they are watched no more. */
export function answeredRules({ log }: Pick<Cycle, 'log'>): Set<string> {
  return new Set(log.flatMap((one) => (one.kind === 'decision' && one.ruleId !== undefined ? [one.ruleId] : [])));
}

/** The decision rules of a cycle that nothing was decided on yet; none once it is closed. */
export function openRules(cycle: Pick<Cycle, 'state' | 'decisionRules' | 'log'>): DecisionRule[] {
  const answered = answeredRules(cycle);
  return cycle.state === 'open' ? cycle.decisionRules.filter(({ id }) => !answered.has(id)) : [];
}
