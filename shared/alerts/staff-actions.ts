import { type Alert, isOpen, REMEMBERED } from './alert.ts';
import { changeAlert } from './change-alert.ts';

/** Who acts, and when. */
type Actor = { by: string; now: Date };

/** Somebody has seen it and takes care. Undefined when it does not wait for that. */
export function acknowledge(alert: Alert, { by, now }: Actor): Alert | undefined {
  if (alert.state !== 'firing') return undefined;
  const { quiet, ...rest } = alert;
  return changeAlert(rest, { state: 'acknowledged', reason: 'acknowledged' }, now, by);
}

/** Nobody is told before `until`, of this condition or of the next. Undefined when `until` has passed. */
export function silence(alert: Alert, ending: { until: Date; reason: string }, { by, now }: Actor): Alert | undefined {
  if (ending.until <= now) return undefined;
  const entry = { until: ending.until.toISOString(), reason: ending.reason, by, at: now.toISOString() };
  const state = isOpen(alert) ? 'silenced' : alert.state;
  return changeAlert(alert, { state, reason: 'silenced', silence: entry }, now, by);
}

/** Ends a silence before its time; whoever does so knows of the alert. Undefined when there is none. */
export function endSilence(alert: Alert, { by, now }: Actor): Alert | undefined {
  if (!alert.silence) return undefined;
  const { silence: ended, ...rest } = alert;
  const state = alert.state === 'silenced' ? 'acknowledged' : alert.state;
  return changeAlert(rest, { state, reason: 'silence-ended' }, now, by);
}

/** Gives it to somebody, or to nobody. */
export function assign(alert: Alert, assigneeId: string | undefined): Alert {
  const { assigneeId: before, ...rest } = alert;
  return assigneeId === undefined ? rest : { ...rest, assigneeId };
}

/** Adds what somebody has to say; the oldest notes make room. */
export function addNote(alert: Alert, text: string, { by, now }: Actor): Alert {
  return { ...alert, notes: [...alert.notes, { at: now.toISOString(), by, text }].slice(-REMEMBERED) };
}
