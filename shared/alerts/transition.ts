import { comparePeriods } from '../catalog/period.ts';
import type { Alert } from './alert.ts';
import { alertId } from './alert-id.ts';
import type { Finding } from './finding.ts';
import type { Verdict } from './judge.ts';

/** What becomes of an alert, and whether its owner is to be mailed. */
export type Transition = { alert: Alert; notify: boolean };

/**
 * Moves an alert by what its rule says now. It opens when the rule holds and resolves when it is clear; what cannot be
 * said changes nothing. While it fires, further periods are noted without a mail, except that a gap which widened once
 * more is a new finding. Undefined when nothing changes.
 */
export function transition(
  previous: Alert | undefined,
  verdict: Verdict,
  rule: { id: string; version: number },
  now: Date,
): Transition | undefined {
  if (verdict.verdict === 'cannot-say') return undefined;
  if (verdict.verdict === 'clear') return previous && clear(previous, verdict.period, rule, now);
  const { finding } = verdict;
  if (previous?.state !== 'firing') return { alert: open(previous, finding, now), notify: true };
  return goOn(previous, finding, now);
}

function clear(previous: Alert, period: string, rule: { version: number }, now: Date): Transition | undefined {
  if (previous.state === 'resolved') {
    return previous.period === period ? undefined : { alert: { ...previous, period }, notify: false };
  }
  const samePeriod = previous.period === period;
  const edited = previous.ruleVersion !== rule.version;
  return {
    notify: false,
    alert: {
      ...previous,
      state: 'resolved',
      reason: samePeriod ? (edited ? 'rule-changed' : 'restated') : 'resolved',
      ruleVersion: rule.version,
      since: period,
      period,
      changedAt: now.toISOString(),
      revision: previous.revision + 1,
    },
  };
}

function open(previous: Alert | undefined, finding: Finding, now: Date): Alert {
  const { period } = finding.after;
  const restated = previous?.period === period && previous.ruleVersion === finding.ruleVersion;
  return {
    id: alertId(finding.ruleId, finding.placeId),
    ruleId: finding.ruleId,
    ruleVersion: finding.ruleVersion,
    indicatorId: finding.indicatorId,
    placeId: finding.placeId,
    state: 'firing',
    reason: restated ? 'restated' : 'opened',
    since: period,
    period,
    changedAt: now.toISOString(),
    finding,
    revision: (previous?.revision ?? 0) + 1,
  };
}

function goOn(previous: Alert, finding: Finding, now: Date): Transition | undefined {
  const { period } = finding.after;
  if (JSON.stringify(previous.finding) === JSON.stringify(finding) && previous.period === period) return undefined;
  const alert = { ...previous, finding, ruleVersion: finding.ruleVersion, period };
  const later = comparePeriods(period, previous.period) > 0;
  if (later && finding.kind === 'gap-widens') {
    return {
      alert: { ...alert, reason: 'opened', changedAt: now.toISOString(), revision: previous.revision + 1 },
      notify: true,
    };
  }
  return { alert, notify: false };
}
