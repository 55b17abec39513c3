import type { GapDefinition } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import { type Estimate, growthOfSize } from '../statistics/mover.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { type GapCounts, gapGrowth, growsByMoreThan } from '../statistics/percent.ts';
import { comparedWith } from './compared.ts';
import { findingOrigin } from './finding-origin.ts';
import { judgePeriods } from './judged-periods.ts';
import { gapOf, hasAllParts } from './published.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { Followed, Measured, Verdict } from './verdict.ts';

/** Whether the gap's size grew by more than the rule's points, and by more than chance alone would bring. */
export function judgeGapWidens(
  rule: RuleOf<'gap-widens'> & Edition,
  gap: GapDefinition,
  { indicator, releases }: Followed,
  last: number,
): Verdict[] {
  const { minimumStudents } = rule;
  return judgePeriods(releases, gap, last, (now, earlier): Verdict => {
    const { period } = now;
    const groups = [gap.focal, gap.reference];
    const found = comparedWith(rule.comparison, now, earlier, { groups, minimumStudents, indicator });
    if ('reason' in found) return { period, verdict: 'cannot-say', reason: found.reason };
    const [before, after] = [shownGap(found.base, gap), shownGap(now, gap)];
    const { value, interval } = growthOfSize(estimate(before), estimate(after));
    const measured = { value: value * 100, interval: inPoints(interval) };
    const isReal = !rule.beyondChance || interval[0] > 0;
    if (!isReal || !growsByMoreThan(rule.points, before, after)) {
      const goesOn = rule.clearsAt !== undefined && growsByMoreThan(rule.clearsAt, before, after);
      return { period, measured, verdict: goesOn ? 'between' : 'clear' };
    }
    const { kind, points, comparison, beyondChance } = rule;
    return {
      period,
      measured,
      verdict: 'holds',
      finding: {
        ...findingOrigin(rule, found.base, now),
        ...gap,
        ...{ kind, points, comparison, beyondChance, before, after },
        change: gapGrowth(before, after) ?? 0,
        interval: inPoints(interval),
      },
    };
  });
}

/** Whether the gap's size is above the rule's points, and is no gap that chance alone would bring. */
export function judgeGapExceeds(
  rule: RuleOf<'gap-exceeds'> & Edition,
  gap: GapDefinition,
  { releases }: Followed,
  last: number,
): Verdict[] {
  return judgePeriods(releases, gap, last, (now, earlier): Verdict => {
    const { period } = now;
    const after = gapOf(now, gap.focal, gap.reference);
    if (!after) return { period, verdict: 'cannot-say', reason: 'hidden' };
    if (Math.min(after.focal.denominator, after.reference.denominator) < rule.minimumStudents)
      return { period, verdict: 'cannot-say', reason: 'too-few-students' };
    const base = earlier.findLast((one) => gapOf(one, gap.focal, gap.reference));
    if (base && ![gap.focal, gap.reference].every((group) => hasAllParts(now, base, group)))
      return { period, verdict: 'cannot-say', reason: 'parts-missing' };
    const { value, interval } = estimate(after);
    const measured = sizeOf(value, interval);
    const isReal = !rule.beyondChance || interval[0] > 0 || interval[1] < 0;
    if (!isReal || !exceedsGap(rule.points, after)) {
      const goesOn = rule.clearsAt !== undefined && exceedsGap(rule.clearsAt, after);
      return { period, measured, verdict: goesOn ? 'between' : 'clear' };
    }
    const { kind, points, beyondChance } = rule;
    const before = base && gapOf(base, gap.focal, gap.reference);
    return {
      period,
      measured,
      verdict: 'holds',
      finding: {
        ...findingOrigin(rule, base, now),
        ...gap,
        ...{ kind, points, beyondChance, before, after, interval: inPoints(interval) },
      },
    };
  });
}

/** Whether a gap's size is above so many points, compared as whole numbers. */
export const exceedsGap = (points: number, gap: GapCounts): boolean => growsByMoreThan(points, NO_GAP, gap);

const NO_GAP: GapCounts = { focal: { numerator: 0, denominator: 1 }, reference: { numerator: 0, denominator: 1 } };

function shownGap(released: Released, { focal, reference }: GapDefinition) {
  const gap = gapOf(released, focal, reference);
  if (!gap) throw new RangeError('Only releases that show both groups are compared.');
  return gap;
}

function estimate({ focal, reference }: GapCounts): Estimate {
  const found = newcombe(focal, reference);
  if (!found) throw new RangeError('A gap needs students in both groups.');
  return { value: found.difference, interval: found.interval };
}

/** The size of a gap has no sign; its interval says by how far below 0 chance might turn it round. */
function sizeOf(value: number, interval: readonly [number, number]): Measured {
  const [lower, upper] = inPoints(interval);
  return value < 0
    ? { value: -value * 100, interval: [-upper, -lower] }
    : { value: value * 100, interval: [lower, upper] };
}

const inPoints = ([lower, upper]: readonly [number, number]): [number, number] => [lower * 100, upper * 100];
