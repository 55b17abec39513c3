import { setTimeout as pause } from 'node:timers/promises';
import type { MailPace } from '../store/store.ts';
import type { Clock, Store } from './ports.ts';

/** What the account may send: mails a second, and a day. */
export type MailQuota = { perSecond: number; perDay: number };

/** Of the day's quota, the part that is kept for alerts: digests stop first. */
const KEPT_FOR_ALERTS = 0.2;
/** A mail that would wait longer goes back to its queue. */
const LONGEST_WAIT_MS = 10_000;

type Ports = { store: Pick<Store, 'mailPace'>; clock: Clock };

/**
 * Waits until one more mail may be sent, for all who send at the same time together: each takes the next free moment.
 * False when that is too far off, or the day's quota is used up, for digests a fifth before its end.
 */
export async function takeMoment(ports: Ports, quota: MailQuota, kind: 'alert' | 'digest'): Promise<boolean> {
  const { store, clock } = ports;
  for (;;) {
    const now = clock();
    const before = await store.mailPace.get();
    const next = nextMoment(before, now, quota, kind);
    if (!next) return false;
    if (!(await store.mailPace.replace(next, before))) continue;
    const wait = next.lastAt - now.getTime();
    if (wait > 0) await pause(wait);
    return true;
  }
}

function nextMoment(
  before: MailPace | undefined,
  now: Date,
  { perSecond, perDay }: MailQuota,
  kind: 'alert' | 'digest',
): MailPace | undefined {
  const day = now.toISOString().slice(0, 10);
  const sent = before?.day === day ? before.sent : 0;
  if (sent >= (kind === 'digest' ? Math.floor(perDay * (1 - KEPT_FOR_ALERTS)) : perDay)) return undefined;
  const free = before ? before.lastAt + 1000 / perSecond : 0;
  const lastAt = Math.max(now.getTime(), Math.ceil(free));
  return lastAt - now.getTime() > LONGEST_WAIT_MS ? undefined : { day, sent: sent + 1, lastAt };
}
