import type { Alert } from '../alerts/alert.ts';
import { recipientsOf } from '../alerts/recipients.ts';
import type { Rule } from '../alerts/rule.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { type Notification, notificationId } from '../mail/notification.ts';
import type { Queues, Store } from './ports.ts';

type World = {
  indicator: Indicator;
  places: readonly Place[];
  owners: readonly Owner[];
  cycles: readonly Cycle[];
};

export type NoticePorts = { store: Store; queues: Pick<Queues, 'mail'> };

/**
 * Puts what has to be told of alerts into the ledger of each recipient's mails, asks for the mails, and notes that it is
 * done. What a rule tells in the digest only is no line of the ledger.
 */
export async function fileNotices(
  { store, queues }: NoticePorts,
  indicator: Indicator,
  rules: readonly Rule[],
  alerts: readonly Alert[],
): Promise<void> {
  if (alerts.length === 0) return;
  const [places, owners, cycles] = await Promise.all([store.places.list(), store.owners.list(), store.cycles.list()]);
  const lines = noticesOf(alerts, rules, { indicator, places, owners, cycles });
  await Promise.all(lines.map((line) => store.notifications.create(line)));
  for (const recipientId of new Set(lines.map((line) => line.recipientId))) await queues.mail({ recipientId });
  await Promise.all(
    alerts.map(async (alert) => {
      const { noticeDue, ...filed } = alert;
      await store.alerts.replace(filed, alert);
    }),
  );
}

/** The lines of the ledger that tell of alerts, one for each of their recipients. */
export function noticesOf(
  alerts: readonly Alert[],
  rules: readonly Rule[],
  { indicator, places, owners, cycles }: World,
): Notification[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return alerts.flatMap((alert) => {
    const rule = byId.get(alert.ruleId);
    if (rule?.delivery !== 'at-once') return [];
    const recipients = recipientsOf(rule, { indicator, ...concerned(alert) }, { places, owners, cycles });
    return recipients.map(({ id }) => noticeOf(alert, rule, id));
  });
}

const concerned = ({ placeId, finding }: Alert) => ({
  placeId,
  ...('cycleId' in finding && { cycleId: finding.cycleId }),
});

function noticeOf(alert: Alert, { severity }: Rule, recipientId: string): Notification {
  const revision = alert.noticeDue ?? alert.revision;
  return {
    id: notificationId({ id: alert.id, revision }, recipientId),
    recipientId,
    about: {
      ...{ kind: 'alert', alertId: alert.id, severity, finding: alert.finding },
      restated: alert.reason === 'restated',
    },
    state: 'pending',
    // Of the transition, not of now: filed again after a crash, it is the same line.
    createdAt: alert.history.find((entry) => entry.revision === revision)?.at ?? alert.changedAt,
  };
}
