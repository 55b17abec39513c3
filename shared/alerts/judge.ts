import { areComparable, type Editioned } from '../catalog/editions.ts';
import { comparePeriods, type Period, yearBefore } from '../catalog/period.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import { type Estimate, growthOfSize } from '../statistics/mover.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { type GapCounts, gapGrowth, growsByMoreThan } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import type { Finding } from './finding.ts';
import { gapOf, hasAllParts, shownCounts, valueAt } from './published.ts';
import type { GapWidensRule, ThresholdRule } from './rule.ts';

/** What a rule says of the latest period of one place. `restated`: a corrected file changed that period. */
export type Verdict =
  | { verdict: 'holds'; finding: Finding; restated?: true }
  | { verdict: 'clear'; period: Period }
  | {
      verdict: 'cannot-say';
      reason: 'no-data' | 'hidden' | 'parts-missing' | 'nothing-to-compare' | 'new-edition' | 'learning';
    };

/** What a rule must know of its indicator. */
export type Judged = { betterWhen: 'higher' | 'lower' } & Editioned;
export type Edition = { version: number };

/**
 * Runs a rule over the published series of one indicator at one place. Only the latest period with a value is judged, so
 * history which arrives late alerts nobody. A period that lacks parts which the one it is compared with had (half of a
 * region's districts) is not comparable yet, a hidden value is never judged, and nothing is compared across editions.
 */
export function judge(rule: (ThresholdRule | GapWidensRule) & Edition, series: Released[], indicator: Judged): Verdict {
  const ordered = series.toSorted((a, b) => comparePeriods(a.period, b.period));
  const groups = rule.kind === 'threshold' ? [rule.group] : [rule.focal, rule.reference];
  const judged = ordered.findLastIndex((one) => groups.some((group) => shownCounts(one, group)));
  const latest = ordered[judged];
  if (!latest) return { verdict: 'cannot-say', reason: ordered.length > 0 ? 'hidden' : 'no-data' };
  const earlier = ordered.slice(0, judged);
  const verdict =
    rule.kind === 'threshold'
      ? judgeThreshold(rule, latest, earlier, indicator)
      : judgeGap(rule, latest, earlier, indicator);
  return verdict.verdict === 'holds' && latest.restated ? { ...verdict, restated: true } : verdict;
}

function judgeThreshold(
  rule: ThresholdRule & Edition,
  latest: Released,
  earlier: Released[],
  { betterWhen, ...editions }: Judged,
): Verdict {
  const { group, thresholdPercent } = rule;
  const after = valueAt(latest, group);
  if (!after) return { verdict: 'cannot-say', reason: 'hidden' };
  const previous = earlier.findLast((one) => shownCounts(one, group));
  if (previous && !hasAllParts(latest, previous, group)) return { verdict: 'cannot-say', reason: 'parts-missing' };
  if (!reaches(after.counts, thresholdPercent, betterWhen)) return { verdict: 'clear', period: latest.period };
  const isComparable = previous && areComparable(editions, previous.period, latest.period, group);
  const before = isComparable ? valueAt(previous, group) : undefined;
  const finding = {
    ...findingOrigin(rule, before && previous, latest),
    kind: rule.kind,
    group,
    thresholdPercent,
    before,
    after,
  };
  return { verdict: 'holds', finding };
}

function judgeGap(rule: GapWidensRule & Edition, latest: Released, earlier: Released[], editions: Judged): Verdict {
  const { focal, reference, points, comparison, beyondChance } = rule;
  const after = gapOf(latest, focal, reference);
  if (!after) return { verdict: 'cannot-say', reason: 'hidden' };
  const base =
    comparison === 'previous'
      ? earlier.findLast((one) => gapOf(one, focal, reference))
      : earlier.find(({ period }) => period === yearBefore(latest.period));
  const before = base && gapOf(base, focal, reference);
  if (!before) return { verdict: 'cannot-say', reason: 'nothing-to-compare' };
  if (![focal, reference].every((group) => hasAllParts(latest, base, group))) {
    return { verdict: 'cannot-say', reason: 'parts-missing' };
  }
  if (!areComparable(editions, base.period, latest.period, focal))
    return { verdict: 'cannot-say', reason: 'new-edition' };
  const { interval } = growthOfSize(estimate(before), estimate(after));
  const widened = growsByMoreThan(points, before, after) && (!beyondChance || interval[0] > 0);
  if (!widened) return { verdict: 'clear', period: latest.period };
  const finding: Finding = {
    ...findingOrigin(rule, base, latest),
    kind: rule.kind,
    focal,
    reference,
    points,
    comparison,
    before,
    after,
    change: gapGrowth(before, after) ?? 0,
    interval: [interval[0] * 100, interval[1] * 100],
  };
  return { verdict: 'holds', finding };
}

/** Compared as whole numbers, so that exactly 20% reaches 20%. */
function reaches(
  { numerator, denominator }: Proportion,
  thresholdPercent: number,
  betterWhen: 'higher' | 'lower',
): boolean {
  const value = numerator * 100_000_000;
  const threshold = Math.round(thresholdPercent * 1_000_000) * denominator;
  return betterWhen === 'lower' ? value >= threshold : value <= threshold;
}

/** What every finding says: of which rule, indicator and place it is, and all students before and after. */
export function findingOrigin(
  { id, version }: { id: string } & Edition,
  before: Released | undefined,
  after: Released,
) {
  return {
    ruleId: id,
    ruleVersion: version,
    indicatorId: after.indicatorId,
    placeId: after.placeId,
    all: { before: before && valueAt(before, ALL_STUDENTS), after: valueAt(after, ALL_STUDENTS) },
  };
}

function estimate({ focal, reference }: GapCounts): Estimate {
  const found = newcombe(focal, reference);
  if (!found) throw new RangeError('A gap needs students in both groups.');
  return { value: found.difference, interval: found.interval };
}
