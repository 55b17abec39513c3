import { dueDigests } from '../digests/due-digests.ts';
import { askForDigests } from './ask-for-digests.ts';
import type { Clock, Queues, Store } from './ports.ts';

export type PlanPorts = { store: Store; queues: Pick<Queues, 'digest'>; clock: Clock };

/**
 * Puts the digests that came due since the last time into the ledger, and asks for them. The first time, none is due yet.
 * Killed half-way, it finds the same ones again, which the ledger has once.
 */
export async function planDigests({ store, queues, clock }: PlanPorts): Promise<void> {
  const now = clock();
  const plan = await store.digestPlan.get();
  if (plan && plan.until >= now.toISOString()) return;
  if (plan) {
    const [owners, preferences, partnership] = await Promise.all([
      store.owners.list(),
      store.preferences.list(),
      store.partnership.get(),
    ]);
    const choices = new Map(preferences.map((choice) => [choice.ownerId, choice]));
    const lines = dueDigests({ owners, choices, partnership }, new Date(plan.until), now);
    for (const line of lines) await store.notifications.create(line);
    await askForDigests(
      queues,
      lines.map(({ recipientId }) => recipientId),
    );
  }
  await store.digestPlan.replace({ until: now.toISOString() }, plan);
}
