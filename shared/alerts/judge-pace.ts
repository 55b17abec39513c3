import { comparePeriods } from '../catalog/period.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { pointsBetween } from '../statistics/percent.ts';
import { type Aim, aimOf, askedChange, comparedForAim } from './aim.ts';
import { comparedWith } from './compared.ts';
import { findingOrigin } from './finding-origin.ts';
import { judgePeriods } from './judged-periods.ts';
import { valueAt } from './published.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { Followed, Verdict } from './verdict.ts';

/**
 * Whether a share is behind its aim: since the same time of the year up to the baseline, it changed less to the better
 * side than an even way to the target asks for by now. With `beyondChance`, the 95% interval of the change has to exclude
 * what is asked for; a share that is behind by less is between, so that it counts as over only once it is on the way.
 */
export function judgePace(
  rule: RuleOf<'pace'> & Edition,
  group: string,
  { indicator, releases }: Followed,
  last: number,
): Verdict[] {
  const aim = aimOf(indicator, releases, group);
  const { minimumStudents, kind, beyondChance } = rule;
  return judgePeriods(releases, { group }, last, (now, earlier): Verdict => {
    const { period } = now;
    if (!aim || comparePeriods(period, aim.since) <= 0)
      return { period, verdict: 'cannot-say', reason: 'nothing-to-compare' };
    const comparison = { baseline: comparedForAim(aim, period) };
    const found = comparedWith(comparison, now, earlier, { groups: [group], minimumStudents, indicator });
    if ('reason' in found) return { period, verdict: 'cannot-say', reason: found.reason };
    const [before, after] = [valueAt(found.base, group), valueAt(now, group)];
    const difference = before && after && newcombe(after.counts, before.counts);
    if (!before || !after || !difference) return { period, verdict: 'cannot-say', reason: 'hidden' };
    const asked = askedChange(aim, period, indicator.betterWhen);
    const percentages = [before, after].map(({ counts }) => (counts.numerator / counts.denominator) * 100);
    const [was = 0, value = 0] = percentages;
    const measured = { value, asked: was + asked };
    const worseThanAsked = (change: number) => (indicator.betterWhen === 'lower' ? change - asked : asked - change);
    const interval: [number, number] = [difference.interval[0] * 100, difference.interval[1] * 100];
    if (worseThanAsked(difference.difference * 100) <= LAST_BIT) return { period, measured, verdict: 'clear' };
    const isReal = interval.every((bound) => worseThanAsked(bound) > 0);
    if (beyondChance && !isReal) return { period, measured, verdict: 'between' };
    const change = pointsBetween(before.counts, after.counts) ?? 0;
    const told = { kind, group, before, after, change, interval, beyondChance, asked, ...aimed(aim, change) };
    return { period, measured, verdict: 'holds', finding: { ...findingOrigin(rule, found.base, now), ...told } };
  });
}

function aimed({ target, since, start, isLocal, regional }: Aim, change: number) {
  return {
    toGo: target.percent - start - change,
    aim: { percent: target.percent, by: target.by, isLocal, since },
    ...(regional && { regional: { percent: regional.percent, by: regional.by } }),
  };
}

/** A share exactly on its way is not behind, whatever the last bit of a fraction says. */
const LAST_BIT = 1e-9;
