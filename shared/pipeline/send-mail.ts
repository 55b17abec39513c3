import { randomUUID } from 'node:crypto';
import { composeAlertMail } from '../mail/alert-mail.ts';
import { toMime } from '../mail/mime.ts';
import type { Notification } from '../mail/notification.ts';
import type { MailRequest } from './messages.ts';
import type { Clock, Mailer, Store } from './ports.ts';

export type SendMailPorts = { store: Store; mailer: Mailer; clock: Clock; from: string; siteUrl: string };

/** How long a claim on ledger lines holds; by then the provider's Send event has long arrived, if there was one. */
const LEASE_MINUTES = 10;

/** The provider would not take the mail now; it stays in the ledger and is tried again. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/**
 * Sends a person everything that waits for them as one mail. A line of the ledger is leased before the provider is
 * called. When a lease ran out, the provider's own record decides whether the mail went out; only when it knows nothing
 * of the mail are its lines sent again.
 */
export async function sendMail(ports: SendMailPorts, { recipientId }: MailRequest): Promise<void> {
  const { store, clock } = ports;
  const recipient = await store.owners.get(recipientId);
  if (!recipient) return;
  const ledger = await store.notifications.ofRecipient(recipientId);
  const lapsed = ledger.filter((line) => line.state === 'sending' && (line.leaseUntil ?? '') <= clock().toISOString());
  const recovered = await Promise.all(lapsed.map((line) => recover(store, line)));
  const pending = [...ledger.filter(({ state }) => state === 'pending'), ...recovered.flat()];
  const claimed = await claim(ports, pending);
  if (claimed.length > 0) await deliver(ports, recipient, claimed);
}

/** Settles a line whose lease ran out: sent after all, or pending again. */
async function recover(store: Store, line: Notification): Promise<Notification[]> {
  if (line.mailId && (await store.mailEvents.wasSent(line.mailId))) {
    await store.notifications.replace({ ...line, state: 'sent' }, line);
    return [];
  }
  const { mailId, leaseUntil, ...rest } = line;
  const pending: Notification = { ...rest, state: 'pending' };
  return (await store.notifications.replace(pending, line)) ? [pending] : [];
}

/** Leases the lines that nobody else leases at the same time, all for one mail. */
async function claim({ store, clock }: SendMailPorts, pending: Notification[]): Promise<Notification[]> {
  const mailId = randomUUID();
  const leaseUntil = new Date(clock().getTime() + LEASE_MINUTES * 60_000).toISOString();
  const claimed: Notification[] = [];
  for (const line of pending) {
    const leased: Notification = { ...line, state: 'sending', mailId, leaseUntil };
    if (await store.notifications.replace(leased, line)) claimed.push(leased);
  }
  return claimed;
}

async function deliver(
  { store, mailer, clock, from, siteUrl }: SendMailPorts,
  recipient: { id: string; name: string; email: string },
  claimed: Notification[],
): Promise<void> {
  const [partnership, indicators, places] = await Promise.all([
    store.partnership.get(),
    store.indicators.list(),
    store.places.list(),
  ]);
  const mail = composeAlertMail({ notifications: claimed, recipient, partnership, indicators, places, siteUrl });
  const mailId = claimed[0]?.mailId ?? randomUUID();
  const raw = await toMime({ from: { name: partnership.name, address: from }, to: recipient, mailId, ...mail });
  const outcome = await mailer.send({ mailId, to: recipient.email, raw });
  if (outcome === 'refused') {
    await Promise.all(claimed.map((line) => release(store, line)));
    throw new MailRefused(`The mail provider did not take mail ${mailId}; it will be tried again.`);
  }
  const sentAt = clock().toISOString();
  await Promise.all(claimed.map((line) => store.notifications.replace({ ...line, state: 'sent', sentAt }, line)));
}

async function release(store: Store, line: Notification): Promise<void> {
  const { mailId, leaseUntil, ...rest } = line;
  await store.notifications.replace({ ...rest, state: 'pending' }, line);
}
