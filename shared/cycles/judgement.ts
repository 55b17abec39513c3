import { hasAllParts } from '../alerts/published.ts';
import { lastDayOf, type Period } from '../catalog/period.ts';
import type { Arm, Cycle, Phase } from './cycle.ts';
import type { DecisionRule } from './decision-rule.ts';
import { type Evidence, releaseAt } from './evidence.ts';
import { judgeDecisionRule } from './judge-decision-rule.ts';
import type { RuleResult } from './result.ts';
import { type Span, spanTo, spanYearBefore } from './span.ts';

/** What is said of a decision rule by now. `restated`: a corrected file brought another verdict than was said before. */
export type Judgement = { result: RuleResult; restated: boolean };

/** Values of a period are waited for as long after its end; a missing file is asked for after the same time. */
export const VALUES_DUE_DAYS = 21;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The verdict on a decision rule as far as it is worth telling: once all of its places have sent the period that decides,
 * or once that is {@link VALUES_DUE_DAYS} days over and they should have. Undefined before, since with a file more it may be
 * another.
 */
export function judgementOf(cycle: Cycle, rule: DecisionRule, evidence: Evidence, now: Date): Judgement | undefined {
  const phase = cycle.phases[rule.phase];
  if (!phase) return undefined;
  const span = spanTo(phase, rule.judgedIn);
  const isDue = now.getTime() >= lastDayOf(rule.judgedIn).getTime() + (VALUES_DUE_DAYS + 1) * DAY_MS;
  const arms = armsOf(rule, phase);
  if (!isDue && !arms.every((arm) => hasCome(arm, rule.judgedIn, span, evidence))) return undefined;
  const result = judgeDecisionRule(cycle, rule, evidence);
  const saidBefore = cycle.log.some(
    (one) =>
      one.kind === 'judged' &&
      one.ruleId === rule.id &&
      one.period === rule.judgedIn &&
      one.verdict !== 'cannot-say' &&
      one.verdict !== result.verdict,
  );
  return { result, restated: saidBefore && isCorrected(arms, periodsOf(rule, phase, span), evidence) };
}

/** The periods that a rule looks at. */
export function periodsOf({ judgedIn, conditions }: DecisionRule, phase: Phase, span: Span | undefined): Period[] {
  const asksAgain = conditions.some(({ kind }) => kind === 'again');
  const before = span && asksAgain ? spanYearBefore(phase, span) : undefined;
  return [...new Set([judgedIn, ...[span, before].flatMap((one) => (one ? [one.from, one.to] : []))])];
}

/** The arms that a rule looks at. */
export function armsOf({ conditions }: DecisionRule, { test, comparison }: Phase): Arm[] {
  const compares = conditions.some(({ kind }) => kind === 'ahead' || kind === 'again');
  return compares && comparison ? [test, comparison] : [test];
}

/** Whether nothing more is awaited of an arm: each place has sent the period, with all the schools that it had before. */
function hasCome({ placeIds, group }: Arm, period: Period, span: Span | undefined, evidence: Evidence): boolean {
  return placeIds.every((id) => {
    const [is, was] = [releaseAt(evidence, id, period), span && releaseAt(evidence, id, span.from)];
    return is !== undefined && group in is.cells && (was === undefined || hasAllParts(is, was, group));
  });
}

const isCorrected = (arms: readonly Arm[], periods: readonly Period[], evidence: Evidence): boolean =>
  arms.some(({ placeIds }) =>
    placeIds.some((id) => periods.some((period) => releaseAt(evidence, id, period)?.restated === true)),
  );
