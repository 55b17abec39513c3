import { comparePeriods, ordinal, type Period } from '../catalog/period.ts';
import { type Alert, isOpen } from './alert.ts';
import { changeAlert } from './change-alert.ts';
import { type Condition, conditionOf } from './condition.ts';
import type { Finding } from './finding.ts';
import type { Edition, Rule } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** What becomes of an alert, and whether people are to be told. */
export type Moved = { alert: Alert; notify: boolean };

type Held = Extract<Condition, { finding: Finding }>;
type Context = { id: string; rule: Rule & Edition; now: Date };

/**
 * Moves an alert by what its rule says now. It opens when the rule holds for as many periods as it asks, and resolves
 * when it is clear; what cannot be said changes nothing, and neither does a period before the one judged last. While it
 * is open, further periods are noted without a word, except for news: a gap that widened once more, a change that turned
 * round, another period that did not come. What was told of a period is not told again unless a correction changed it.
 * After the end of a silence, what still holds is told once. Undefined when nothing changes.
 */
export function live(previous: Alert | undefined, verdicts: readonly Verdict[], context: Context): Moved | undefined {
  const { rule, now } = context;
  const condition = conditionOf(verdicts, 'consecutive' in rule ? rule.consecutive : 1);
  const isNews = condition && (!previous || comparePeriods(condition.period, previous.period) >= 0);
  const moved = isNews ? byData(previous, condition, context) : undefined;
  const alert = moved?.alert ?? previous;
  if (alert?.state !== 'silenced' || isSilenced(alert, now)) return moved;
  const { silence, ...awake } = alert;
  return tell(changeAlert(awake, { state: 'firing', reason: 'silence-ended' }, now));
}

function byData(previous: Alert | undefined, condition: Condition, context: Context): Moved | undefined {
  if (!('finding' in condition)) return previous && withoutFinding(previous, condition, context);
  if (previous && isOpen(previous)) return goOn(previous, condition, context);
  if (condition.is === 'pending') return wait(previous, condition, context);
  return open(previous, condition, context);
}

function withoutFinding(
  previous: Alert,
  { is, period, restated }: Condition,
  { rule: { version }, now }: Context,
): Moved | undefined {
  const isOver = is === 'clear' || previous.state === 'pending';
  if (previous.state !== 'resolved' && isOver) {
    const reason = whyMoved(previous, period, version, restated) ?? 'resolved';
    const { quiet, ...rest } = previous;
    const change = { state: 'resolved', reason, ruleVersion: version, since: period, period } as const;
    return { alert: changeAlert(rest, change, now), notify: false };
  }
  const isKnown = previous.period === period && previous.ruleVersion === version;
  return isKnown ? undefined : { alert: { ...previous, period, ruleVersion: version }, notify: false };
}

/**
 * Within the same period the rule has changed, or a corrected file the data. Otherwise something came in that tells more:
 * what moved other places too is nobody's own finding.
 */
function whyMoved(
  previous: Alert,
  period: Period,
  version: number,
  restated: boolean,
): 'restated' | 'rule-changed' | undefined {
  if (previous.period !== period) return undefined;
  const isEdited = previous.ruleVersion !== version || previous.reason === 'rule-changed';
  if (isEdited) return 'rule-changed';
  return restated ? 'restated' : undefined;
}

function wait(previous: Alert | undefined, condition: Held, context: Context): Moved | undefined {
  if (previous?.state !== 'pending') {
    return { alert: begin(previous, condition, context, 'pending'), notify: false };
  }
  return noted(previous, condition);
}

function open(previous: Alert | undefined, condition: Held, context: Context): Moved {
  if (isSilenced(previous, context.now)) {
    return { alert: begin(previous, condition, context, 'silenced'), notify: false };
  }
  const alert = begin(previous, condition, context, 'firing');
  const { period } = condition;
  const wasTold = alert.toldOf !== undefined && comparePeriods(alert.toldOf, period) >= 0;
  const isCorrected = alert.reason === 'restated' && !sameValues(previous?.finding, alert.finding);
  if (wasTold && !isCorrected) return { alert, notify: false };
  const isMuted = isQuiet(alert, period, context.rule) && !(previous && hasTurned(previous, condition.finding));
  return isMuted ? { alert: { ...alert, quiet: true }, notify: false } : tell(alert);
}

function sameValues(before: Finding | undefined, finding: Finding): boolean {
  const valuesOf = (one: Finding | undefined) => JSON.stringify(one && 'after' in one ? one.after : one);
  return valuesOf(before) === valuesOf(finding);
}

function begin(
  previous: Alert | undefined,
  { period, finding, restated }: Held,
  { id, now }: Context,
  state: 'pending' | 'firing' | 'silenced',
): Alert {
  const { ruleId, ruleVersion, indicatorId, placeId } = finding;
  // Whatever became of the rule meanwhile: what people may have been told of the period is true no more.
  const isCorrected = restated && previous?.period === period && !sameValues(previous.finding, finding);
  const isMoved = previous?.state === 'resolved' && !isCorrected;
  const moved = isMoved ? whyMoved(previous, period, ruleVersion, restated) : undefined;
  const ofSameRule = !previous || previous.ruleVersion === ruleVersion;
  const reason = moved ?? (isCorrected || (restated && ofSameRule) ? 'restated' : 'opened');
  const origin = { ruleId, ruleVersion, indicatorId, placeId, since: period, period, finding };
  const born: Alert = { id, ...origin, state, reason, changedAt: '', revision: 0, notes: [], history: [] };
  return changeAlert(previous ?? born, { ...origin, state, reason }, now);
}

function goOn(previous: Alert, condition: Held, { rule, now }: Context): Moved | undefined {
  const { period, finding } = condition;
  const isNews = isFurther(previous, finding) || previous.quiet;
  const { toldOf } = previous;
  const wasTold = toldOf !== undefined && comparePeriods(toldOf, period) >= 0;
  const isOldNews = (wasTold || isQuiet(previous, period, rule)) && !hasTurned(previous, finding);
  if (!isNews || isOldNews || previous.state === 'silenced') {
    return noted(previous, condition);
  }
  const reason = condition.restated && previous.period === period ? 'restated' : 'opened';
  const change = { state: 'firing', reason, finding, period, ruleVersion: finding.ruleVersion } as const;
  return tell(changeAlert(previous, change, now));
}

/** The same state, with what is known by now. */
function noted(previous: Alert, { period, finding }: Held): Moved | undefined {
  const isKnown = previous.period === period && JSON.stringify(previous.finding) === JSON.stringify(finding);
  if (isKnown) return undefined;
  return { alert: { ...previous, finding, period, ruleVersion: finding.ruleVersion }, notify: false };
}

function tell({ quiet, ...alert }: Alert): Moved {
  return { alert: { ...alert, toldOf: alert.period }, notify: true };
}

function isSilenced(alert: Alert | undefined, now: Date): boolean {
  return alert?.silence !== undefined && alert.silence.until > now.toISOString();
}

/** Periods are counted from the one that was told last. What turned round is told all the same. */
function isQuiet({ toldOf }: Alert, period: Period, rule: Rule): boolean {
  if (toldOf === undefined || !('quietPeriods' in rule)) return false;
  const since = ordinal(period) - ordinal(toldOf);
  return since > 0 && since <= rule.quietPeriods;
}

/** Against the period before, each later period that holds adds to the gap; against the year before it may be the same. */
function isFurther(previous: Alert, finding: Finding): boolean {
  if (hasTurned(previous, finding)) return true;
  if (comparePeriods(finding.period, previous.period) <= 0) return false;
  if (finding.kind === 'missing' || finding.kind === 'quality') return true;
  return finding.kind === 'gap-widens' && finding.comparison === 'previous';
}

/** What was unusual in one direction is now so in the other, or a decision rule came to another verdict. */
function hasTurned({ finding: before }: Alert, finding: Finding): boolean {
  if ('verdict' in before && 'verdict' in finding) return before.verdict !== finding.verdict;
  return 'direction' in before && 'direction' in finding && before.direction !== finding.direction;
}
