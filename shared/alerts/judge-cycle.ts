import { comparePeriods, lastDayOf, sameTimeOfYear } from '../catalog/period.ts';
import type { Cycle, DecisionRule } from '../cycles/cycle.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { pointsBetween } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { comparedWith } from './compared.ts';
import { findingOrigin } from './finding-origin.ts';
import { reachesLevel } from './judge-level.ts';
import { judgePeriods } from './judged-periods.ts';
import { valueAt } from './published.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { CycleSubject } from './subject.ts';
import type { Followed, Verdict } from './verdict.ts';

type CycleRule = RuleOf<'cycle'> & Edition;
type Where = { at: { indicatorId: string; placeId: string }; now: Date };

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a rule says of a cycle at one of its places: that its decision is due, or that its decision rule is met. */
export function judgeCycle(
  rule: CycleRule,
  { cycle, asks }: CycleSubject,
  evidence: Followed & Where,
  last: number,
): Verdict[] {
  return asks === 'due' ? [judgeDue(rule, cycle, evidence)] : judgeMet(rule, cycle, evidence, last);
}

/** Time alone brings it; the latest period says only how far the data is by then. */
function judgeDue(rule: CycleRule, cycle: Cycle, { releases, at, now }: Followed & Where): Verdict {
  const { id, version, daysBefore } = rule;
  const period = releases.at(-1)?.period ?? cycle.baseline;
  const dueFrom = Date.parse(`${cycle.decideBy}T00:00:00Z`) - daysBefore * DAY_MS;
  if (now.getTime() < dueFrom) return { period, verdict: 'clear' };
  const origin = { ruleId: id, ruleVersion: version, ...at, period };
  return { period, verdict: 'holds', finding: { ...origin, kind: 'cycle-due', ...toldOf(cycle), daysBefore } };
}

const toldOf = ({ id, name, decideBy }: Cycle) => ({ cycleId: id, cycle: name, decideBy });

/**
 * The share of a period that ended after the cycle began, against the same time of the year up to its baseline. The
 * change to the better side must be beyond chance, whatever the decision rule.
 */
function judgeMet(rule: CycleRule, cycle: Cycle, { indicator, releases }: Followed, last: number): Verdict[] {
  const { group, decisionRule, baseline, startedOn } = cycle;
  const { minimumStudents } = rule;
  return judgePeriods(releases, { group }, last, (now, earlier): Verdict => {
    const { period } = now;
    const hasBegun = comparePeriods(period, baseline) > 0 && lastDayOf(period) > new Date(startedOn);
    if (!decisionRule || !hasBegun) return { period, verdict: 'cannot-say', reason: 'nothing-to-compare' };
    const comparison = { baseline: sameTimeOfYear(period, baseline) };
    const found = comparedWith(comparison, now, earlier, { groups: [group], minimumStudents, indicator });
    if ('reason' in found) return { period, verdict: 'cannot-say', reason: found.reason };
    const [before, after] = [valueAt(found.base, group), valueAt(now, group)];
    const difference = before && after && newcombe(after.counts, before.counts);
    if (!before || !after || !difference) return { period, verdict: 'cannot-say', reason: 'hidden' };
    const interval: [number, number] = [difference.interval[0] * 100, difference.interval[1] * 100];
    const gained = indicator.betterWhen === 'lower' ? interval.map((bound) => -bound) : interval;
    const gain = Math.abs(difference.difference) * 100;
    const isMet = gained.every((bound) => bound > 0) && meets(decisionRule, gain, after.counts, indicator.betterWhen);
    if (!isMet) return { period, verdict: 'clear' };
    const change = pointsBetween(before.counts, after.counts) ?? 0;
    const told = { kind: 'cycle-met', group, before, after, change, interval, decisionRule, ...toldOf(cycle) } as const;
    return { period, verdict: 'holds', finding: { ...findingOrigin(rule, found.base, now), ...told } };
  });
}

/** @param gain points to the better side */
function meets(decided: DecisionRule, gain: number, after: Proportion, betterWhen: 'higher' | 'lower'): boolean {
  if (decided.kind === 'change') return gain >= decided.points - LAST_BIT;
  return reachesLevel(after, decided.percent, betterWhen === 'lower' ? 'higher' : 'lower');
}

/** A gain of exactly 5 points is 5 points, whatever the last bit of a fraction says. */
const LAST_BIT = 1e-9;
