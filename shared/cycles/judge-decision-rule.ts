import { shownCounts } from '../alerts/published.ts';
import { type Estimate, mover } from '../statistics/mover.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { checkWords, conditionsWords } from './check-words.ts';
import type { Arm, Cycle, Phase } from './cycle.ts';
import type { Condition, DecisionRule } from './decision-rule.ts';
import { effectOf, leadOf } from './effect.ts';
import { type Evidence, incomplete, MINIMUM_STUDENTS, missingPeriod, releaseAt } from './evidence.ts';
import { findingOf, gainOf, ratio, shareOf, sum } from './figures.ts';
import { type ArmChanges, changesOver } from './phase-result.ts';
import type { CannotSay, Check, RuleResult } from './result.ts';
import { type Span, spanTo, spanYearBefore } from './span.ts';

type Judged = Omit<Check, 'words'>;
/** A phase in the period in which a rule is judged. */
type Setting = { cycle: Pick<Cycle, 'phases'>; phase: Phase; span: Span; evidence: Evidence };

/**
 * Whether what was agreed on before holds in the period that was agreed on: `missed` if any condition is, else `cannot-say`
 * if any cannot be said, else `met`. Later periods change nothing about it, corrected files of this one may.
 *
 * @param isWhole false for who may not see all places of the cycle: then nothing is judged
 */
export function judgeDecisionRule(
  cycle: Pick<Cycle, 'phases'>,
  rule: DecisionRule,
  evidence: Evidence,
  isWhole = true,
): RuleResult {
  const { betterWhen } = evidence.indicator;
  const phase = cycle.phases[rule.phase];
  const judged = rule.conditions.map((one): Judged => {
    if (!phase || !isWhole) return cannotSay(one, { cannotSay: 'not-all-places' });
    const span = spanTo(phase, rule.judgedIn);
    if (!span) return cannotSay(one, { cannotSay: 'too-short', period: rule.judgedIn });
    return check(one, { cycle, phase, span, evidence });
  });
  const verdicts = new Set(judged.map(({ verdict }) => verdict));
  return {
    ruleId: rule.id,
    words: rule.words ?? conditionsWords(rule, betterWhen),
    phase: rule.phase,
    judgedIn: rule.judgedIn,
    decide: rule.decide,
    verdict: verdicts.has('missed') ? 'missed' : verdicts.has('cannot-say') ? 'cannot-say' : 'met',
    checks: judged.map((one) => ({ ...one, words: checkWords(one, { betterWhen, places: evidence.places }) })),
  };
}

function check(condition: Condition, setting: Setting): Judged {
  switch (condition.kind) {
    case 'reach':
      return checkReach(condition, setting);
    case 'change':
      return checkChange(condition, setting);
    case 'ahead':
      return checkAhead(condition, setting);
    case 'again':
      return checkAgain(condition, setting);
  }
}

function checkReach(condition: Extract<Condition, { kind: 'reach' }>, { phase, span, evidence }: Setting): Judged {
  const share = armShare(phase.test, span.to, evidence);
  if ('cannotSay' in share) return cannotSay(condition, { ...share, arm: 'test' });
  const reached = gainOf(100 * ratio(share) - condition.percent, evidence.indicator.betterWhen) >= -LAST_BIT;
  return { kind: 'reach', verdict: said(reached), asked: condition.percent, seen: shareOf(share).percent };
}

function checkChange(condition: Extract<Condition, { kind: 'change' }>, setting: Setting): Judged {
  const { test } = changesOf(setting);
  if ('cannotSay' in test) return cannotSay(condition, { ...test, arm: 'test' });
  const exact = 100 * (ratio(test.after) - ratio(test.before));
  const { betterWhen } = setting.evidence.indicator;
  const beyondChance = test.finding === 'better';
  const isEnough = gainOf(exact, betterWhen) >= condition.points - LAST_BIT;
  const { points: seen, interval } = test;
  const verdict = said(isEnough && beyondChance);
  return { kind: 'change', verdict, asked: condition.points, seen, interval, beyondChance };
}

function checkAhead(condition: Extract<Condition, { kind: 'ahead' }>, setting: Setting): Judged {
  const { betterWhen } = setting.evidence.indicator;
  const changes = changesOf(setting);
  const [effect, exact] = [effectOf(changes, betterWhen), leadOf(changes)];
  if ('cannotSay' in effect || !exact) return cannotSay(condition, effect as CannotSay);
  const isEnough = gainOf(100 * exact.value, betterWhen) >= condition.points - LAST_BIT;
  const beyondChance = effect.finding === 'better';
  return {
    ...{ kind: 'ahead', verdict: said(isEnough && (beyondChance || !condition.beyondChance)) },
    ...{ asked: condition.points, seen: effect.points, interval: effect.interval },
    ...(condition.beyondChance && { beyondChance }),
  };
}

/** The lead, beside that of a year before. */
function checkAgain(condition: Extract<Condition, { kind: 'again' }>, setting: Setting): Judged {
  const { phase, span, evidence } = setting;
  const { betterWhen } = evidence.indicator;
  const before = spanYearBefore(phase, span);
  if (!before) return cannotSay(condition, { cannotSay: 'too-short', period: span.to });
  const [then, now] = [changesOf({ ...setting, span: before }), changesOf(setting)];
  const [shownThen, shownNow] = [effectOf(then, betterWhen), effectOf(now, betterWhen)];
  if ('cannotSay' in shownNow) return cannotSay(condition, shownNow);
  if ('cannotSay' in shownThen) return cannotSay(condition, shownThen);
  const growth = growthOfLead(setting, before, { then, now });
  if (!growth) return cannotSay(condition, { cannotSay: 'parts-missing', period: before.to });
  const isSmaller = findingOf(growth.interval, betterWhen) === 'worse';
  const beyondChance = shownNow.finding === 'better';
  const { points, interval } = shownThen;
  return {
    ...{ kind: 'again', verdict: said(beyondChance && !isSmaller) },
    ...{ seen: shownNow.points, interval: shownNow.interval, beyondChance },
    yearBefore: { period: before.to, points, interval },
  };
}

/** Where both leads begin in the same period, it cancels, and only what came between counts; else they are independent. */
function growthOfLead(
  setting: Setting,
  before: Span,
  { then, now }: { then: ArmChanges; now: ArmChanges },
): Estimate | undefined {
  const { span } = setting;
  if (before.from === span.from) return leadOf(changesOf({ ...setting, span: { from: before.to, to: span.to } }));
  const [one, other] = [leadOf(then), leadOf(now)];
  return one && other && mover(one, other);
}

const changesOf = ({ cycle, phase, span, evidence }: Setting): ArmChanges => changesOver(cycle, phase, span, evidence);

/** The share of an arm in one period, of its places that show it. */
function armShare({ placeIds, group }: Arm, period: string, evidence: Evidence): Proportion | CannotSay {
  const releases = placeIds.flatMap((id) => releaseAt(evidence, id, period) ?? []);
  const counts = sum(releases.flatMap((one) => shownCounts(one, group) ?? []));
  const awaited = placeIds.filter((id) => !releaseAt(evidence, id, period));
  const unfinished = releases.length > 0 && incomplete(evidence, period, awaited);
  if (unfinished) return unfinished;
  if (counts.denominator >= MINIMUM_STUDENTS) return counts;
  if (counts.denominator > 0) return { cannotSay: 'too-few-students', period };
  return releases.length > 0 ? { cannotSay: 'hidden', period } : missingPeriod(evidence, period);
}

function cannotSay(condition: Condition, missing: CannotSay): Judged {
  const asked = 'percent' in condition ? condition.percent : 'points' in condition ? condition.points : undefined;
  return { kind: condition.kind, verdict: 'cannot-say', ...(asked !== undefined && { asked }), missing };
}

const said = (holds: boolean) => (holds ? 'met' : 'missed') as 'met' | 'missed';

/** What is exactly as agreed is enough, whatever the last bit of a fraction says. */
const LAST_BIT = 1e-9;
