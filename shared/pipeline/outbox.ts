import { createHash } from 'node:crypto';
import type { Contact } from '../catalog/contact.ts';
import { type OutgoingMail, toMime } from '../mail/mime.ts';
import type { Notification } from '../mail/notification.ts';
import { type MailQuota, takeMoment } from './mail-pace.ts';
import type { Clock, Mailer, Store } from './ports.ts';

/** What every mail needs to go out. */
export type OutboxPorts = {
  store: Store;
  mailer: Mailer;
  clock: Clock;
  from: string;
  siteUrl: string;
  quota: MailQuota;
};

/** What mails with charts need as well. */
export type ChartPorts = OutboxPorts & {
  /** A picture as a PNG of twice its size. */
  drawChart: (svg: string) => Promise<Uint8Array>;
};

/** A mail as it is composed from lines of the ledger. */
export type Composed = Omit<OutgoingMail, 'from' | 'to' | 'mailId'> & {
  /** The lines as the ledger has them by now, where writing the mail changed them. */
  lines?: Notification[];
};

/** Writes the mail that carries these lines. */
export type Compose = (claimed: Notification[]) => Promise<Composed>;

/** How long a claim on ledger lines holds; by then the provider's Send event has long arrived, if there was one. */
const LEASE_MINUTES = 10;
/** After so many refusals a line is given up; with the pauses between them, a day has passed. */
const MAX_REFUSALS = 10;
const LONGEST_PAUSE_MINUTES = 6 * 60;

/** The provider would not take the mail now; it stays in the ledger and is tried again. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** The provider would not take the mail for a day; its lines are marked as failed. */
export class MailGivenUp extends Error {
  override name = 'MailGivenUp';
}

/** Whether a line may be worked on: it is not put off, or its lease ran out. */
export function isDue({ state, notBefore, leaseUntil }: Notification, now: Date): boolean {
  const time = now.toISOString();
  return state === 'pending' ? (notBefore ?? '') <= time : state === 'sending' && (leaseUntil ?? '') <= time;
}

/**
 * The lines of a person that are to be sent now, of the kinds asked for. When a lease ran out, the provider's own record
 * decides whether the mail went out; only when it knows nothing of the mail are its lines pending again.
 */
export async function linesToSend(
  { store, clock }: Pick<OutboxPorts, 'store' | 'clock'>,
  recipientId: string,
  isWanted: (line: Notification) => boolean,
): Promise<Notification[]> {
  const now = clock();
  const unsent = await store.notifications.unsentOf(recipientId, now);
  const due = unsent.filter((line) => isWanted(line) && isDue(line, now));
  return (await Promise.all(due.map((line) => recover(store, line)))).flat();
}

/** Settles a line whose lease ran out: sent after all, or pending again. */
async function recover(store: Store, line: Notification): Promise<Notification[]> {
  if (line.state === 'pending') return [line];
  if (line.mailId && (await store.mailEvents.wasSent(line.mailId))) {
    await store.notifications.replace({ ...line, state: 'sent' }, line);
    return [];
  }
  const pending = unclaimed(line);
  return (await store.notifications.replace(pending, line)) ? [pending] : [];
}

function unclaimed({ mailId, leaseUntil, ...line }: Notification): Notification {
  return { ...line, state: 'pending' };
}

/** Says in the ledger that a line is not sent, and why. */
export async function drop(
  { store }: Pick<OutboxPorts, 'store'>,
  line: Notification,
  dropped: NonNullable<Notification['dropped']>,
): Promise<void> {
  await store.notifications.replace({ ...line, state: 'dropped', dropped }, line);
}

/**
 * Sends lines of one person as one mail, as soon as the account may. They are leased before the provider is called.
 *
 * @param kind of digests, those that the account has no room for today wait before any alert does
 * @throws MailRefused or MailGivenUp when the provider did not take it; the ledger says when it is tried again
 */
export async function sendLines(
  ports: OutboxPorts,
  recipient: Contact,
  lines: Notification[],
  { kind, compose }: { kind: 'alert' | 'digest'; compose: Compose },
): Promise<void> {
  if (!(await takeMoment(ports, ports.quota, kind))) return putOff(ports, lines);
  const claimed = await claim(ports, lines);
  if (claimed.length > 0) await deliver(ports, recipient, claimed, compose);
}

/**
 * Leases the lines that nobody else leases at the same time, all for one mail. The mail is named after its lines, so that
 * a second attempt has the same name, and the provider's word on the first one holds for it.
 */
async function claim({ store, clock }: OutboxPorts, pending: Notification[]): Promise<Notification[]> {
  const mailId = mailIdOf(pending);
  const leaseUntil = new Date(clock().getTime() + LEASE_MINUTES * 60_000).toISOString();
  const claimed: Notification[] = [];
  for (const line of pending) {
    const leased: Notification = { ...line, state: 'sending', mailId, leaseUntil };
    if (await store.notifications.replace(leased, line)) claimed.push(leased);
  }
  if (claimed.length === pending.length) return claimed;
  // Another run has the rest, and must not take this mail for its own.
  const ownId = mailIdOf(claimed);
  const own = claimed.map(async (line) => {
    const renamed = { ...line, mailId: ownId };
    return (await store.notifications.replace(renamed, line)) ? [renamed] : [];
  });
  return (await Promise.all(own)).flat();
}

async function deliver(
  ports: OutboxPorts,
  recipient: Contact,
  claimed: Notification[],
  compose: Compose,
): Promise<void> {
  const { store, mailer, from } = ports;
  const mailId = claimed[0]?.mailId ?? mailIdOf(claimed);
  if (await store.mailEvents.wasSent(mailId)) return markSent(ports, claimed);
  const { name } = await store.partnership.get();
  const { lines = claimed, ...content } = await compose(claimed);
  const raw = await toMime({ ...content, from: { name, address: from }, to: recipient, mailId });
  const outcome = await mailer.send({ mailId, to: recipient.email, raw });
  if (outcome !== 'sent') return refuse(ports, lines, outcome);
  await markSent(ports, lines);
}

async function markSent({ store, clock }: OutboxPorts, lines: Notification[]): Promise<void> {
  const sentAt = clock().toISOString();
  await Promise.all(lines.map((line) => store.notifications.replace({ ...line, state: 'sent', sentAt }, line)));
}

/** A short name of a text, the same for the same text. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

const mailIdOf = (lines: readonly Notification[]) => hashOf(JSON.stringify(lines.map(({ id }) => id).sort()));

/** Puts lines back that the provider would not take, each time for twice as long, and gives up after a day. */
async function refuse(
  { store, clock }: OutboxPorts,
  claimed: Notification[],
  { refused, isFinal }: { refused: string; isFinal: boolean },
): Promise<never> {
  const given = claimed.map((line) => {
    const refusals = (line.refusals ?? 0) + 1;
    const minutes = Math.min(2 ** (refusals - 1), LONGEST_PAUSE_MINUTES);
    const notBefore = new Date(clock().getTime() + minutes * 60_000).toISOString();
    const isOver = isFinal && refusals >= MAX_REFUSALS;
    const next: Notification = { ...unclaimed(line), refusals, refusedBecause: refused, notBefore };
    return { line, next: isOver ? { ...next, state: 'failed' as const } : next };
  });
  await Promise.all(given.map(({ line, next }) => store.notifications.replace(next, line)));
  const [first] = given;
  const about = `Mail ${first?.line.mailId} was not taken (${refused})`;
  if (given.some(({ next }) => next.state === 'failed')) throw new MailGivenUp(`${about}; it is given up.`);
  throw new MailRefused(`${about}; it will be tried again.`);
}

/** The account may not send more just now. */
async function putOff({ store, clock }: OutboxPorts, lines: Notification[]): Promise<void> {
  const notBefore = new Date(clock().getTime() + 60_000).toISOString();
  await Promise.all(lines.map((line) => store.notifications.replace({ ...line, notBefore }, line)));
}
