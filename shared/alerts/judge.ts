import { comparePeriods, type Period, yearBefore } from '../catalog/period.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import { growthOfSize } from '../statistics/mover.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { gapGrowth } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import type { Finding } from './finding.ts';
import type { GapWidensRule, Rule, ThresholdRule } from './rule.ts';

/** What a rule says of the latest period of one place. */
export type Verdict =
  | { verdict: 'holds'; finding: Finding }
  | { verdict: 'clear'; period: Period }
  | { verdict: 'cannot-say'; reason: 'no-data' | 'hidden' | 'parts-missing' | 'nothing-to-compare' };

type Judged = {
  rule: Rule & { version: number };
  latest: Released;
  earlier: Released[];
  betterWhen: 'higher' | 'lower';
};

/**
 * Runs a rule over the published series of one indicator at one place. Only the latest period is judged, so that history
 * which arrives late alerts nobody. A period that lacks parts which the one before had (half of a region's districts) is
 * not comparable yet, and a hidden value is never judged.
 */
export function judge(
  rule: Rule & { version: number },
  series: Released[],
  { betterWhen }: { betterWhen: 'higher' | 'lower' },
): Verdict {
  const ordered = series.toSorted((a, b) => comparePeriods(a.period, b.period));
  const latest = ordered.at(-1);
  if (!latest) return { verdict: 'cannot-say', reason: 'no-data' };
  const earlier = ordered.slice(0, -1);
  const present = new Set(latest.parts);
  if (!(earlier.at(-1)?.parts ?? []).every((part) => present.has(part))) {
    return { verdict: 'cannot-say', reason: 'parts-missing' };
  }
  const judged = { rule, latest, earlier, betterWhen };
  return rule.kind === 'threshold' ? judgeThreshold(judged, rule) : judgeGap(judged, rule);
}

function judgeThreshold(
  { rule, latest, earlier, betterWhen }: Judged,
  { group, thresholdPercent }: ThresholdRule,
): Verdict {
  const after = valueAt(latest, group);
  if (!after) return { verdict: 'cannot-say', reason: 'hidden' };
  if (!reaches(after.counts, thresholdPercent, betterWhen)) return { verdict: 'clear', period: latest.period };
  const comparison = earlier.findLast((one) => shown(one, group));
  const before = comparison && valueAt(comparison, group);
  const all = { before: comparison && valueAt(comparison, ALL_STUDENTS), after: valueAt(latest, ALL_STUDENTS) };
  return {
    verdict: 'holds',
    finding: { kind: 'threshold', ...origin(rule, latest), all, group, thresholdPercent, before, after },
  };
}

function judgeGap({ rule, latest, earlier }: Judged, gap: GapWidensRule): Verdict {
  const { focal, reference, points, comparison, beyondChance } = gap;
  const after = gapAt(latest, gap);
  if (!after) return { verdict: 'cannot-say', reason: 'hidden' };
  const base =
    comparison === 'previous'
      ? earlier.findLast((one) => gapAt(one, gap))
      : earlier.find(({ period }) => period === yearBefore(latest.period));
  const before = base && gapAt(base, gap);
  if (!before) return { verdict: 'cannot-say', reason: 'nothing-to-compare' };
  const growth = growthOfSize(estimate(before), estimate(after));
  const widened = growth.value * 100 > points + 1e-9 && (!beyondChance || growth.interval[0] > 0);
  if (!widened) return { verdict: 'clear', period: latest.period };
  const all = { before: valueAt(base, ALL_STUDENTS), after: valueAt(latest, ALL_STUDENTS) };
  return {
    verdict: 'holds',
    finding: {
      kind: 'gap-widens',
      ...origin(rule, latest),
      all,
      focal,
      reference,
      points,
      comparison,
      before,
      after,
      change: gapGrowth(before, after) ?? 0,
      interval: [growth.interval[0] * 100, growth.interval[1] * 100],
    },
  };
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

const origin = ({ id, version }: Rule & { version: number }, { indicatorId, placeId }: Released) => ({
  ruleId: id,
  ruleVersion: version,
  indicatorId,
  placeId,
});

function shown({ cells }: Released, group: StudentGroup): Proportion | undefined {
  const cell = cells[group];
  return cell === undefined || cell === 'hidden' || cell.denominator === 0 ? undefined : cell;
}

function valueAt(released: Released, group: StudentGroup): { period: Period; counts: Proportion } | undefined {
  const counts = shown(released, group);
  return counts && { period: released.period, counts };
}

function gapAt(released: Released, { focal, reference }: { focal: StudentGroup; reference: StudentGroup }) {
  const [one, two] = [shown(released, focal), shown(released, reference)];
  return one && two && { period: released.period, focal: one, reference: two };
}

function estimate({ focal, reference }: { focal: Proportion; reference: Proportion }) {
  const found = newcombe(focal, reference);
  if (!found) throw new RangeError('A gap needs students in both groups.');
  return { value: found.difference, interval: found.interval };
}
