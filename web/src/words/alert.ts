import type { AlertView } from '../../../shared/api/alerts.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { formatMoment } from './dates.ts';

const states: Record<AlertView['state'], string> = {
  pending: 'may open next period',
  firing: 'not acknowledged yet',
  acknowledged: 'acknowledged',
  silenced: 'silenced',
  resolved: 'over',
};

/** The state of an alert, as it stands behind its finding. */
export const alertStateWord = (state: AlertView['state']): string => states[state];

const reasons: Record<AlertView['reason'], string> = {
  opened: 'Found',
  resolved: 'Over',
  restated: 'Changed by a corrected file',
  'rule-changed': 'Changed by an edited rule',
  acknowledged: 'Acknowledged',
  silenced: 'Silenced',
  'silence-ended': 'Silence ended',
};

/** One change of an alert: `Acknowledged by Jordan Ames, Feb 2026`. */
export function changeWords({ reason, state, by, period }: AlertView['history'][number]): string {
  const what = reason === 'opened' && state === 'pending' ? 'Found for the first time' : reasons[reason];
  return `${what}${by === undefined ? '' : ` by ${by}`}, ${shortPeriod(period)}`;
}

/** What the state of an alert means, and what happens next. */
export function stateWords({ state, silence, history }: Pick<AlertView, 'state' | 'silence' | 'history'>): string {
  if (state === 'silenced' && silence) {
    return `Silenced by ${silence.by} until ${formatMoment(silence.until)}: “${silence.reason}” If it still holds then, its people are told once.`;
  }
  if (state === 'acknowledged') {
    const who = history.findLast(({ by }) => by !== undefined)?.by;
    return `${who ?? 'Somebody'} has seen it. Nobody is told again unless it changes.`;
  }
  if (state === 'resolved') return 'It is over. If it comes back, its people are told again.';
  if (state === 'pending') return 'It has to hold for longer before anybody is told.';
  return 'Nobody has said yet that they take care of it.';
}
