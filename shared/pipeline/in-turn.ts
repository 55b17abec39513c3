import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Store } from './ports.ts';

/** Longer than any work should take; whoever died loses the turn then. */
const LONGEST_TURN_MS = 60_000;
const PAUSE_MS = 100;

/**
 * Works while nobody else does under the same name, and waits for that. This only saves work that would be in vain:
 * nothing may rest on it, since a turn that takes too long is given to the next.
 */
export async function inTurn<T>(
  { store, clock }: { store: Pick<Store, 'turns'>; clock: Clock },
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const holder = randomUUID();
  const isMine = () => {
    const now = clock();
    return store.turns.take(name, holder, { now, until: new Date(now.getTime() + LONGEST_TURN_MS) });
  };
  while (!(await isMine())) await pause(PAUSE_MS);
  try {
    return await work();
  } finally {
    await store.turns.giveBack(name, holder);
  }
}
