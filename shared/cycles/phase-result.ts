import { shownCounts } from '../alerts/published.ts';
import { lastDayOf, laterPeriod, type Period } from '../catalog/period.ts';
import { armChange } from './arm-change.ts';
import { courseOf } from './course.ts';
import type { Arm, Cycle, Phase } from './cycle.ts';
import { effectOf } from './effect.ts';
import { type Evidence, missingPeriod, type PublishedSeries, periodsAt, releaseAt } from './evidence.ts';
import { growthAt } from './growth.ts';
import { joinedBy } from './joined.ts';
import { armName } from './names.ts';
import type { ArmChange, CannotSay, PhaseResult } from './result.ts';
import { type Span, spanTo } from './span.ts';

export type ArmChanges = { test: ArmChange | CannotSay; comparison: ArmChange | CannotSay };

/** What both arms of a phase did over a span. */
export function changesOver(cycle: Pick<Cycle, 'phases'>, phase: Phase, span: Span, evidence: Evidence): ArmChanges {
  const { test, comparison } = phase;
  return {
    test: armChange(test, span, evidence),
    comparison: comparison
      ? armChange(comparison, span, evidence, joinedBy(cycle, comparison, span.to))
      : { cannotSay: 'no-comparison' },
  };
}

/**
 * The last span that ends with a period in which a test place has a value that is shown. A latest period that is not
 * complete yet is left for the one before it.
 */
function spanOf(cycle: Cycle, phase: Phase, evidence: Evidence): Span | undefined {
  const spans = shownPeriods(phase.test, evidence).flatMap((period) => spanTo(phase, period) ?? []);
  const isComplete = (span: Span) =>
    Object.values(changesOver(cycle, phase, span, evidence)).every(
      (one) => !('cannotSay' in one && one.placeIds !== undefined),
    );
  return spans.findLast(isComplete) ?? spans.at(-1);
}

/** The periods in which any place of an arm has a value that is shown, ordered by time. */
export const shownPeriods = ({ placeIds, group }: Arm, evidence: Evidence): Period[] =>
  periodsAt(evidence, placeIds).filter((period) =>
    placeIds.some((id) => {
      const release = releaseAt(evidence, id, period);
      return release && shownCounts(release, group);
    }),
  );

/** One phase by now: its course, the span that is compared, both arms, and how much more the test arm changed. */
export function phaseResult(cycle: Cycle, phase: Phase, evidence: Evidence): PhaseResult {
  const { name, startedOn, baseline, test, comparison } = phase;
  const span = spanOf(cycle, phase, evidence);
  const change = span ? changesOver(cycle, phase, span, evidence) : nothingYet(phase, evidence);
  const shown = (arm: Arm) => ({ ...arm, name: armName(arm, evidence.places) });
  const { course, breaks } = courseOf(
    { arm: test, change: change.test },
    comparison && { arm: comparison, change: change.comparison },
    { span, evidence },
  );
  return {
    ...(name !== undefined && { name }),
    ...{ startedOn, baseline, test: shown(test) },
    ...(comparison && { comparison: shown(comparison) }),
    ...{ course, breaks },
    ...(span && { span }),
    change,
    effect: effectOf(change, evidence.indicator.betterWhen),
    ...(evidence.growth && { growth: growthOf(cycle, phase, evidence.growth) }),
  };
}

/** Before anything came after the baseline. */
function nothingYet({ baseline, comparison }: Phase, evidence: Evidence): ArmChanges {
  const missing = missingPeriod(evidence, laterPeriod(baseline, 1));
  return { test: missing, comparison: comparison ? missing : { cannotSay: 'no-comparison' } };
}

/** Growth in the last period since the baseline that shows some at a test place; gains have periods of their own. */
function growthOf(cycle: Cycle, { test, comparison, baseline }: Phase, growth: PublishedSeries): PhaseResult['growth'] {
  const periods = periodsAt(growth, test.placeIds);
  const hasGain = (period: Period) =>
    test.placeIds.some((id) => releaseAt(growth, id, period)?.gains?.[test.group] !== undefined);
  const period = periods.findLast((one) => lastDayOf(one) > lastDayOf(baseline) && hasGain(one));
  const latest = periods.at(-1);
  if (period !== undefined) {
    const joined = comparison ? joinedBy(cycle, comparison, period) : new Set<string>();
    return growthAt(period, { test, comparison, joined }, growth);
  }
  if (latest !== undefined && lastDayOf(latest) > lastDayOf(baseline)) return { cannotSay: 'hidden', period: latest };
  return latest === undefined ? { cannotSay: 'not-received' } : missingPeriod(growth, laterPeriod(latest, 1));
}
