import { gapChange } from '../statistics/gap-change.ts';
import { logitInteraction } from '../statistics/logit-interaction.ts';
import type { Estimate } from '../statistics/mover.ts';
import type { GapCounts } from '../statistics/percent.ts';
import { waldGapChange } from '../statistics/wald.ts';
import { type BetterWhen, findingOf, inPoints, inTenths, ratio } from './figures.ts';
import type { ArmChange, CannotSay, Effect } from './result.ts';

type Change = ArmChange | CannotSay;
type Both = { test: Change; comparison: Change };

/** Beyond these shares, points have little room on one side, and odds are looked at besides. */
const [NEAR_NONE, NEAR_ALL] = [0.1, 0.9];

/**
 * Difference in differences: how much more the test arm changed than the comparison. What moved both is in neither; what
 * moved only one of them, and is not the change that is tried, still is.
 */
export function effectOf(changes: Both, betterWhen: BetterWhen): Effect | CannotSay {
  const { test, comparison } = changes;
  if ('cannotSay' in comparison && comparison.cannotSay === 'no-comparison') return comparison;
  if ('cannotSay' in test) return { ...test, arm: 'test' };
  if ('cannotSay' in comparison) return { ...comparison, arm: 'comparison' };
  const { before, after } = gapsOf(test, comparison);
  const [estimate, wald] = [gapChange(before, after), waldGapChange(before, after)];
  if (!estimate) return { cannotSay: 'too-few-students' };
  const points = inTenths(100 * estimate.value);
  const odds = oddsOf(before, after, betterWhen);
  return {
    points,
    interval: inPoints(estimate.interval),
    finding: findingOf(estimate.interval, betterWhen),
    ...(wald?.p !== undefined && { p: wald.p }),
    rounded: inTenths(test.points - comparison.points) !== points,
    ...(odds && { odds }),
  };
}

/** How much more the test arm changed, in shares with its 95% interval by MOVER, unrounded. */
export function leadOf({ test, comparison }: Both): Estimate | undefined {
  if ('cannotSay' in test || 'cannotSay' in comparison) return undefined;
  const { before, after } = gapsOf(test, comparison);
  return gapChange(before, after);
}

const gapsOf = (test: ArmChange, comparison: ArmChange): { before: GapCounts; after: GapCounts } => ({
  before: { focal: test.before, reference: comparison.before },
  after: { focal: test.after, reference: comparison.after },
});

function oddsOf(before: GapCounts, after: GapCounts, betterWhen: BetterWhen): Effect['odds'] {
  const shares = [before, after].flatMap(({ focal, reference }) => [focal, reference]).map(ratio);
  if (shares.every((share) => share >= NEAR_NONE && share <= NEAR_ALL)) return undefined;
  const found = logitInteraction(before, after);
  if (!found) return undefined;
  const inHundredths = (logit: number) => Math.round(100 * Math.exp(logit)) / 100;
  const [low, high] = found.interval;
  return {
    ratio: inHundredths(found.value),
    interval: [inHundredths(low), inHundredths(high)],
    finding: findingOf(found.interval, betterWhen),
  };
}
