import { type Alert, REMEMBERED } from './alert.ts';

type Change = Pick<Alert, 'state' | 'reason'> & Partial<Omit<Alert, 'id' | 'revision' | 'history' | 'changedAt'>>;

/** The next revision of an alert, remembered in its history. */
export function changeAlert(previous: Alert, change: Change, now: Date, by?: string): Alert {
  const next = { ...previous, ...change };
  const revision = previous.revision + 1;
  const at = now.toISOString();
  const { state, reason, period, ruleVersion } = next;
  const entry = { revision, at, state, reason, period, ruleVersion, ...(by !== undefined && { by }) };
  return { ...next, revision, changedAt: at, history: [...previous.history, entry].slice(-REMEMBERED) };
}
