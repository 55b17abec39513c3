import type { Cycle } from './cycle.ts';

/** Decision rules that a decision has answered: they are watched no more. */
export function answeredRules({ log }: Pick<Cycle, 'log'>): Set<string> {
  return new Set(log.flatMap((one) => (one.kind === 'decision' && one.ruleId !== undefined ? [one.ruleId] : [])));
}
