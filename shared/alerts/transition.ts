import { comparePeriods, type Period } from '../catalog/period.ts';
import type { Alert } from './alert.ts';
import { alertId } from './alert-id.ts';
import type { Finding } from './finding.ts';
import type { Verdict } from './judge.ts';

/** What becomes of an alert, and whether its owner is to be mailed. */
export type Transition = { alert: Alert; notify: boolean };

/**
 * Moves an alert by what its rule says now. It opens when the rule holds and resolves when it is clear; what cannot be
 * said changes nothing, and neither does a period before the one judged last. While it fires, further periods are noted
 * without a mail, except that a gap which widened once more against the period before is a new finding. An edited rule
 * never repeats an alert that still holds. Undefined when nothing changes.
 */
export function transition(
  previous: Alert | undefined,
  verdict: Verdict,
  rule: { id: string; version: number },
  now: Date,
): Transition | undefined {
  if (verdict.verdict === 'cannot-say') return undefined;
  const period = verdict.verdict === 'clear' ? verdict.period : verdict.finding.after.period;
  if (previous && comparePeriods(period, previous.period) < 0) return undefined;
  if (verdict.verdict === 'clear') return previous && clear(previous, period, rule, now);
  const { finding } = verdict;
  if (previous?.state === 'firing') return goOn(previous, finding, now);
  return { alert: open(previous, finding, verdict.restated ?? false, now), notify: true };
}

function clear(previous: Alert, period: Period, { version }: { version: number }, now: Date): Transition | undefined {
  if (previous.state === 'resolved') {
    const isKnown = previous.period === period && previous.ruleVersion === version;
    return isKnown ? undefined : { alert: { ...previous, period, ruleVersion: version }, notify: false };
  }
  const alert: Alert = {
    ...previous,
    state: 'resolved',
    reason: whyResolved(previous, period, version),
    ruleVersion: version,
    since: period,
    period,
    changedAt: now.toISOString(),
    revision: previous.revision + 1,
  };
  return { alert, notify: false };
}

/** Within the same period either the rule or the data has changed. */
function whyResolved(previous: Alert, period: Period, version: number): Alert['reason'] {
  if (previous.period !== period) return 'resolved';
  return previous.ruleVersion === version ? 'restated' : 'rule-changed';
}

function open(previous: Alert | undefined, finding: Finding, isRestated: boolean, now: Date): Alert {
  const { period } = finding.after;
  const ofSameRule = !previous || previous.ruleVersion === finding.ruleVersion;
  const wasClear = previous?.period === period;
  return {
    id: alertId(finding.ruleId, finding.placeId),
    ruleId: finding.ruleId,
    ruleVersion: finding.ruleVersion,
    indicatorId: finding.indicatorId,
    placeId: finding.placeId,
    state: 'firing',
    reason: ofSameRule && (isRestated || wasClear) ? 'restated' : 'opened',
    since: period,
    period,
    changedAt: now.toISOString(),
    finding,
    revision: (previous?.revision ?? 0) + 1,
  };
}

function goOn(previous: Alert, finding: Finding, now: Date): Transition | undefined {
  const { period } = finding.after;
  if (JSON.stringify(previous.finding) === JSON.stringify(finding)) return undefined;
  const alert: Alert = { ...previous, finding, ruleVersion: finding.ruleVersion, period };
  if (!hasWidenedAgain(previous, finding) && !hasTurned(previous, finding)) return { alert, notify: false };
  return {
    alert: { ...alert, reason: 'opened', changedAt: now.toISOString(), revision: previous.revision + 1 },
    notify: true,
  };
}

/** What was unusual in one direction is now so in the other. */
function hasTurned({ finding: before }: Alert, finding: Finding): boolean {
  return 'direction' in before && 'direction' in finding && before.direction !== finding.direction;
}

/** Against the period before, each later period that holds adds to the gap; against the year before it may be the same. */
function hasWidenedAgain(previous: Alert, finding: Finding): boolean {
  const isLater = comparePeriods(finding.after.period, previous.period) > 0;
  return isLater && finding.kind === 'gap-widens' && finding.comparison === 'previous';
}
