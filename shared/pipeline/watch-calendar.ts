import { openRules } from '../cycles/open-rules.ts';
import { planDigests } from './plan-digests.ts';
import { planNotices } from './plan-notices.ts';
import type { Clock, Queues, Store } from './ports.ts';

export type WatchPorts = {
  store: Store;
  queues: Pick<Queues, 'evaluate' | 'digest' | 'mail' | 'letter'>;
  clock: Clock;
};

/** Asks for what time alone brings: data that becomes overdue, decisions and their values that become due, silences that end, files that are due, and digests. */
export async function watchCalendar(ports: WatchPorts): Promise<void> {
  await planDigests(ports);
  await wakeAlerts(ports);
  await planNotices(ports);
}

async function wakeAlerts({ store, queues, clock }: WatchPorts): Promise<void> {
  const [rules, alerts, cycles] = await Promise.all([store.rules.list(), store.alerts.list(), store.cycles.list()]);
  const now = clock().toISOString();
  const awaiting = rules.filter(({ kind, enabled }) => enabled && (kind === 'missing' || kind === 'cycle'));
  const waking = alerts.filter(({ state, silence }) => state === 'silenced' && silence && silence.until <= now);
  const judged = cycles.filter((cycle) => openRules(cycle).length > 0);
  const ids = [
    ...awaiting.flatMap(({ indicatorIds }) => indicatorIds),
    ...[...waking, ...judged].map(({ indicatorId }) => indicatorId),
  ];
  for (const indicatorId of new Set(ids)) await queues.evaluate({ indicatorId });
}
