import type { Alert } from '../alerts/alert.ts';
import { isOpen } from '../alerts/alert.ts';
import { isStillShown } from '../alerts/still-shown.ts';
import type { PublishedIndicator } from '../mail/published-indicator.ts';
import type { Span } from './digest.ts';
import type { Scope } from './scope.ts';

/**
 * The alerts of which a digest may tell a person: those that are open or came to an end within its time, of what they
 * follow or of rules that tell them.
 */
export function concernedAlerts(
  alerts: readonly Alert[],
  { sees, mutes, follows }: Scope,
  { since }: Pick<Span, 'since'>,
  isTold: (alert: Alert) => boolean,
): Alert[] {
  return alerts.filter((alert) => {
    const { indicatorId, placeId, changedAt } = alert;
    if (!isOpen(alert) && changedAt <= since) return false;
    if (!sees(placeId) || mutes(indicatorId)) return false;
    return follows(indicatorId, placeId) || isTold(alert);
  });
}

/** Those of them of which everything is still shown. */
export function shownAlerts(
  alerts: readonly Alert[],
  published: ReadonlyMap<string, Pick<PublishedIndicator, 'series'>>,
): Alert[] {
  return alerts.filter(({ indicatorId, finding }) =>
    isStillShown(finding, (placeId) => published.get(indicatorId)?.series.get(placeId) ?? []),
  );
}
