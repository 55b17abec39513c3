import type { Alert } from './alert.ts';
import { periodsNeeded } from './condition.ts';
import type { Finding } from './finding.ts';
import { live } from './life.ts';
import type { Edition, Rule } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** Far from now, so that no silence of today reaches into a history. */
const THEN = new Date(0);

/**
 * Plays the life of an alert over its whole history, one period after the other, as if the rule had always been there.
 * Gives what would have been told, in order of time.
 */
export function replay(verdicts: readonly Verdict[], rule: Rule & Edition): Finding[] {
  if (!verdicts.some(({ verdict }) => verdict === 'holds')) return [];
  const needed = periodsNeeded(rule);
  const told: Finding[] = [];
  let alert: Alert | undefined;
  for (let at = 0; at < verdicts.length; at += 1) {
    if (!alert && verdicts[at]?.verdict !== 'holds') continue;
    const moved = live(alert, verdicts.slice(Math.max(0, at + 1 - needed), at + 1), {
      id: 'replayed',
      rule,
      now: THEN,
    });
    alert = moved?.alert ?? alert;
    if (moved?.notify) told.push(moved.alert.finding);
  }
  return told;
}
