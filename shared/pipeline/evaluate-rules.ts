import type { Alert } from '../alerts/alert.ts';
import { alertId } from '../alerts/alert-id.ts';
import { judge } from '../alerts/judge.ts';
import { judgeSignal } from '../alerts/judge-signal.ts';
import { isAboutSignals, type Rule } from '../alerts/rule.ts';
import { transition } from '../alerts/transition.ts';
import { watchSignals } from '../alerts/watch-signals.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import type { Released } from '../disclosure/release.ts';
import { type Notification, notificationId } from '../mail/notification.ts';
import type { Panel } from '../signals/panel.ts';
import { atLeast } from '../store/basis.ts';
import type { Checkpoint, Versioned } from '../store/store.ts';
import type { EvaluateRequest } from './messages.ts';
import type { Clock, Queues, Store } from './ports.ts';

export type EvaluatePorts = { store: Store; queues: Pick<Queues, 'mail'>; clock: Clock };

/**
 * Runs every rule of one indicator over what is published, moves alerts, and puts what has to be mailed into the ledger.
 * Runs again when something newer was published meanwhile, so the last word is always about the latest release.
 */
export async function evaluateRules(ports: EvaluatePorts, { indicatorId }: EvaluateRequest): Promise<void> {
  const { store } = ports;
  for (;;) {
    const reached = await store.checkpoints.ofIndicator(indicatorId);
    const indicator = await store.indicators.get(indicatorId);
    if (!indicator || !reached.some(({ published }) => published)) return;
    const settled = await moveAlerts(ports, indicator);
    if (!settled) continue;
    await Promise.all(reached.map((one) => markEvaluated(store, one)));
    const latest = await store.checkpoints.ofIndicator(indicatorId);
    if (latest.every(({ evaluated, published }) => !published || atLeast(evaluated, published))) return;
  }
}

async function markEvaluated(store: Store, { indicatorId, period, published, evaluated }: Checkpoint): Promise<void> {
  if (!published || atLeast(evaluated, published)) return;
  await store.checkpoints.advance(indicatorId, period, 'evaluated', published);
}

/** False when another run moved one of the alerts first. */
async function moveAlerts(ports: EvaluatePorts, indicator: Versioned<Indicator>): Promise<boolean> {
  const { store, clock } = ports;
  const [allRules, allAlerts] = await Promise.all([store.rules.list(), store.alerts.list()]);
  const rules = allRules.filter((rule) => rule.indicatorId === indicator.id && rule.enabled);
  const alerts = new Map(allAlerts.filter((one) => one.indicatorId === indicator.id).map((one) => [one.id, one]));
  const due = [...alerts.values()].filter(({ noticeDue }) => noticeDue);
  if (due.length > 0) {
    await fileNotices(ports, indicator, due);
    return false;
  }
  if (rules.length === 0 && alerts.size === 0) return true;
  const [places, history, panels] = await Promise.all([
    store.places.list(),
    store.released.history(indicator.id),
    store.panels.published(indicator.id),
  ]);
  const panel = panels.findLast((one) => one.panel)?.panel;
  const moves = decideMoves({ indicator, rules, places, series: seriesByPlace(history), panel, alerts, now: clock() });
  const moved = await Promise.all(moves.map((next) => store.alerts.replace(next, alerts.get(next.id))));
  await fileNotices(
    ports,
    indicator,
    moves.filter(({ noticeDue }, index) => noticeDue && moved[index]),
  );
  return moved.every(Boolean);
}

/** What the alerts of one indicator become, as far as they change. */
function decideMoves({
  indicator,
  rules,
  places,
  series,
  panel,
  alerts,
  now,
}: {
  indicator: Indicator;
  rules: Versioned<Rule>[];
  places: Place[];
  series: Map<string, Released[]>;
  panel: Panel | undefined;
  alerts: Map<string, Alert>;
  now: Date;
}): Alert[] {
  const watched = rules.flatMap((rule) =>
    places.filter((place) => isWatched(rule, place)).map((place) => ({ id: alertId(rule.id, place.id), rule, place })),
  );
  const charts = new Map(
    rules.map((rule) => [
      rule,
      isAboutSignals(rule) ? watchSignals(rule, { indicator, places, series, panel }) : undefined,
    ]),
  );
  const moves = watched.flatMap(({ id, rule, place }): Alert[] => {
    const own = series.get(place.id) ?? [];
    const verdict = isAboutSignals(rule)
      ? judgeSignal(rule, own, charts.get(rule)?.get(place.id), indicator)
      : judge(rule, own, indicator);
    const moved = transition(alerts.get(id), verdict, rule, now);
    if (!moved) return [];
    return [moved.notify ? { ...moved.alert, noticeDue: true } : moved.alert];
  });
  const watchedIds = new Set(watched.map(({ id }) => id));
  const orphans = [...alerts.values()].filter(({ id, state }) => state === 'firing' && !watchedIds.has(id));
  return [...moves, ...orphans.map((alert) => close(alert, now))];
}

/** Puts the present state of alerts into the ledger of their owner's mails, asks for the mail, and notes that it is done. */
async function fileNotices(ports: EvaluatePorts, { ownerId }: Indicator, alerts: Alert[]): Promise<void> {
  const { store, queues, clock } = ports;
  if (alerts.length === 0) return;
  if (ownerId) {
    const createdAt = clock().toISOString();
    await Promise.all(alerts.map((alert) => store.notifications.create(noticeOf(alert, ownerId, createdAt))));
    await queues.mail({ recipientId: ownerId });
  }
  await Promise.all(alerts.map((alert) => store.alerts.replace({ ...alert, noticeDue: undefined }, alert)));
}

function noticeOf(alert: Alert, recipientId: string, createdAt: string): Notification {
  return {
    id: notificationId(alert, recipientId),
    recipientId,
    alertId: alert.id,
    restated: alert.reason === 'restated',
    finding: alert.finding,
    state: 'pending',
    createdAt,
  };
}

function isWatched(rule: Rule, place: Place): boolean {
  return rule.placeIds ? rule.placeIds.includes(place.id) : rule.placeKinds.includes(place.kind);
}

/** An alert whose rule was removed, disabled or no longer watches its place. */
function close(alert: Alert, now: Date): Alert {
  return {
    ...alert,
    state: 'resolved',
    reason: 'rule-changed',
    changedAt: now.toISOString(),
    revision: alert.revision + 1,
  };
}

function seriesByPlace(history: Released[][]): Map<string, Released[]> {
  return Map.groupBy(history.flat(), ({ placeId }) => placeId);
}
