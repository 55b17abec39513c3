import { areComparable } from '../catalog/editions.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { findingOrigin } from './finding-origin.ts';
import { judgePeriods } from './judged-periods.ts';
import { hasAllParts, shownCounts, valueAt } from './published.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { Followed, Verdict } from './verdict.ts';

/**
 * Whether the share is at or beyond the rule's level. A period that lacks parts which the one before had (half of a
 * region's districts) is not judged yet; nothing before is told of an earlier edition.
 */
export function judgeLevel(
  rule: RuleOf<'level'> & Edition,
  group: string,
  { indicator, releases }: Followed,
  last: number,
): Verdict[] {
  return judgePeriods(releases, { group }, last, (now, earlier) => {
    const { period } = now;
    const after = valueAt(now, group);
    if (!after) return { period, verdict: 'cannot-say', reason: 'hidden' };
    if (after.counts.denominator < rule.minimumStudents)
      return { period, verdict: 'cannot-say', reason: 'too-few-students' };
    const previous = earlier.findLast((one) => shownCounts(one, group));
    if (previous && !hasAllParts(now, previous, group))
      return { period, verdict: 'cannot-say', reason: 'parts-missing' };
    const measured = { value: percentageOf(after.counts) };
    if (!reachesLevel(after.counts, rule.percent, indicator.betterWhen)) {
      const isOver = !reachesLevel(after.counts, rule.clearsAt ?? rule.percent, indicator.betterWhen);
      return { period, measured, verdict: isOver ? 'clear' : 'between' };
    }
    const isComparable = previous && areComparable(indicator, previous.period, period, group);
    const before = isComparable ? valueAt(previous, group) : undefined;
    const { kind, percent } = rule;
    return {
      period,
      measured,
      verdict: 'holds',
      finding: { ...findingOrigin(rule, before && previous, now), kind, group, percent, before, after },
    };
  });
}

const percentageOf = ({ numerator, denominator }: Proportion) => (numerator / denominator) * 100;

/** Whether a share is at the level or on its worse side, compared as whole numbers, so that exactly 20% reaches 20%. */
export function reachesLevel(
  { numerator, denominator }: Proportion,
  percent: number,
  betterWhen: 'higher' | 'lower',
): boolean {
  const value = numerator * 100_000_000;
  const level = Math.round(percent * 1_000_000) * denominator;
  return betterWhen === 'lower' ? value >= level : value <= level;
}
