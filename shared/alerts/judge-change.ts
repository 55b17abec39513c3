import { newcombe } from '../statistics/newcombe.ts';
import { pointsBetween } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { comparedWith } from './compared.ts';
import { findingOrigin } from './finding-origin.ts';
import { judgePeriods } from './judged-periods.ts';
import { valueAt } from './published.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { Followed, Measured, Verdict } from './verdict.ts';

type ChangeRule = RuleOf<'change'> & Edition;

/** Whether the share changed by more than the rule's points, or percent of the value before, in the direction watched. */
export function judgeChange(rule: ChangeRule, group: string, followed: Followed, last: number): Verdict[] {
  const { indicator, releases } = followed;
  const { minimumStudents } = rule;
  return judgePeriods(releases, { group }, last, (now, earlier): Verdict => {
    const { period } = now;
    const found = comparedWith(rule.comparison, now, earlier, { groups: [group], minimumStudents, indicator });
    if ('reason' in found) return { period, verdict: 'cannot-say', reason: found.reason };
    const [before, after] = [valueAt(found.base, group), valueAt(now, group)];
    const difference = before && after && newcombe(after.counts, before.counts);
    if (!before || !after || !difference) return { period, verdict: 'cannot-say', reason: 'hidden' };
    const interval: [number, number] = [difference.interval[0] * 100, difference.interval[1] * 100];
    const looked = {
      period,
      ...measuredIn(rule.unit, before.counts, { value: difference.difference * 100, interval }),
    };
    const direction = difference.difference > 0 ? 'higher' : 'lower';
    const movesBy = (by: number) =>
      isWatched(rule, direction, indicator.betterWhen) && changesBy(by, rule.unit, before.counts, after.counts);
    const isReal = !rule.beyondChance || difference.interval[0] > 0 || difference.interval[1] < 0;
    if (!isReal || !movesBy(rule.by)) {
      const goesOn = rule.clearsAt !== undefined && movesBy(rule.clearsAt);
      return { ...looked, verdict: goesOn ? 'between' : 'clear' };
    }
    const { kind, by, unit, beyondChance } = rule;
    const change = pointsBetween(before.counts, after.counts) ?? 0;
    const told = { kind, group, before, after, by, unit, direction, change, interval, beyondChance } as const;
    return { ...looked, verdict: 'holds', finding: { ...findingOrigin(rule, found.base, now), ...told } };
  });
}

function isWatched({ watch }: ChangeRule, direction: 'higher' | 'lower', betterWhen: 'higher' | 'lower'): boolean {
  return watch === 'both' || (watch === 'better') === (direction === betterWhen);
}

/** Whether a share changed by more than `by` points, or percent of what it was; from nothing, by more than any percent. */
export function changesBy(by: number, unit: 'points' | 'percent', before: Proportion, after: Proportion): boolean {
  const [was, is] = [before.numerator / before.denominator, after.numerator / after.denominator];
  const change = Math.abs(is - was);
  const size = unit === 'points' ? change * 100 : was === 0 && is > 0 ? Number.POSITIVE_INFINITY : (change / was) * 100;
  return size > by + LAST_BIT;
}

/** A change in percent has no interval here: what chance brings is told in points. From nothing it has no size either. */
function measuredIn(unit: ChangeRule['unit'], { numerator, denominator }: Proportion, points: Measured) {
  if (unit === 'points') return { measured: points };
  return numerator === 0 ? {} : { measured: { value: (points.value * denominator) / numerator } };
}

/** A change of exactly 5 is not more than 5, whatever the last bit of a fraction says. */
const LAST_BIT = 1e-9;
