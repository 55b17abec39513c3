import type { Alert } from './alert.ts';
import { changeAlert } from './change-alert.ts';

/** Ends an alert whose rule was removed, disabled or no longer watches it. Undefined when it had ended before. */
export function endAlert(alert: Alert, now: Date): Alert | undefined {
  if (alert.state === 'resolved') return undefined;
  return changeAlert(alert, { state: 'resolved', reason: 'rule-changed' }, now);
}
