import type { Cycle } from './cycle.ts';
import type { EntryOf } from './entry.ts';
import type { Evidence } from './evidence.ts';
import { judgementOf } from './judgement.ts';
import { openRules } from './open-rules.ts';

/** The last lines of a log are kept for decisions. */
const MOST_ENTRIES = 980;

/**
 * Adds to a cycle's log what its decision rules came to since their last line. Whatever came in between, the last line of a
 * rule says what its values say now. Undefined where nothing is new.
 */
export function recordVerdicts(cycle: Cycle, evidence: Evidence, now: Date): Cycle | undefined {
  const news = openRules(cycle).flatMap((rule): EntryOf<'judged'>[] => {
    const judged = judgementOf(cycle, rule, evidence, now);
    if (!judged) return [];
    const { verdict, judgedIn: period } = judged.result;
    const last = cycle.log.findLast((one) => one.kind === 'judged' && one.ruleId === rule.id);
    const isKnown = last?.kind === 'judged' && last.verdict === verdict && last.period === period;
    if (isKnown || cycle.log.length >= MOST_ENTRIES) return [];
    const restated = judged.restated ? ({ restated: true } as const) : {};
    return [{ kind: 'judged', at: now.toISOString(), ruleId: rule.id, period, verdict, ...restated }];
  });
  return news.length > 0 ? { ...cycle, log: [...cycle.log, ...news] } : undefined;
}
