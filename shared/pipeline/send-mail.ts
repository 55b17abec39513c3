import { createHash } from 'node:crypto';
import { preferencesOf } from '../access/preference-token.ts';
import { maySee } from '../alerts/recipients.ts';
import type { Owner } from '../catalog/owner.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { runChartSvg } from '../charts/run-chart-svg.tsx';
import { addressMail } from '../mail/address-mail.ts';
import { composeAlertMail } from '../mail/alert-mail.ts';
import { toMime } from '../mail/mime.ts';
import type { Notification, NotificationAbout } from '../mail/notification.ts';
import { whyNotTold } from '../mail/preferences.ts';
import { type MailQuota, takeMoment } from './mail-pace.ts';
import type { MailRequest } from './messages.ts';
import type { Clock, Mailer, Store } from './ports.ts';
import { readCourses } from './read-courses.ts';

export type SendMailPorts = {
  store: Store;
  mailer: Mailer;
  clock: Clock;
  from: string;
  siteUrl: string;
  /** A chart as a PNG. */
  drawChart: (svg: string) => Promise<Uint8Array>;
  quota: MailQuota;
};

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
 * Sends a person everything that waits for them as one mail. A line of the ledger is leased before the provider is
 * called. When a lease ran out, the provider's own record decides whether the mail went out; only when it knows nothing
 * of the mail are its lines sent again. What the person may not see any more, or what their address does not take, is
 * dropped, and the line says so.
 */
export async function sendMail(ports: SendMailPorts, { recipientId }: MailRequest): Promise<void> {
  const { store, clock } = ports;
  const now = clock();
  const due = (await store.notifications.unsentOf(recipientId, now)).filter((line) => isDue(line, now));
  if (due.length === 0) return;
  const pending = (await Promise.all(due.map((line) => recover(store, line)))).flat();
  const recipient = await store.owners.get(recipientId);
  const allowed = await dropRest(ports, pending, recipient);
  if (!recipient) return;
  const [alerts, addresses] = [allowed.filter(isAbout('alert')), allowed.filter(isAbout('address'))];
  for (const lines of [alerts, addresses]) {
    if (lines.length === 0) continue;
    if (!(await takeMoment(ports, ports.quota, 'alert'))) return putOff(ports, lines);
    const claimed = await claim(ports, lines);
    if (claimed.length > 0) await deliver(ports, recipient, claimed);
  }
}

type LineAbout<Kind extends Notification['about']['kind']> = Notification & { about: NotificationAbout<Kind> };

const isAbout =
  <Kind extends Notification['about']['kind']>(kind: Kind) =>
  (line: Notification): line is LineAbout<Kind> =>
    line.about.kind === kind;

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

/** Drops what this person is not to get, and gives what is left. */
async function dropRest(
  { store, clock }: SendMailPorts,
  lines: Notification[],
  recipient: Owner | undefined,
): Promise<Notification[]> {
  const tree = placeTree(await store.places.list());
  const standing = recipient && (await store.addresses.get(recipient.email));
  const choice = recipient && (await preferencesOf(store, recipient.id));
  const whyNot = async ({ about, notBefore }: Notification): Promise<Notification['dropped'] | 'paused'> => {
    if (!recipient || !choice) return 'nobody';
    if (about.kind === 'alert' && !maySee(recipient, about.finding.placeId, tree)) return 'not-allowed';
    if (standing?.suspension?.stops === 'everything') return 'suspended';
    if (about.kind !== 'alert') return undefined;
    const wasHeld = notBefore !== undefined && (await store.alerts.get(about.alertId))?.state === 'resolved';
    return whyNotTold(choice, about.finding.indicatorId, clock()) ?? (wasHeld ? 'over' : undefined);
  };
  const kept = await Promise.all(
    lines.map(async (line) => {
      const dropped = await whyNot(line);
      if (dropped === 'paused') {
        await store.notifications.replace({ ...line, notBefore: choice?.pausedUntil }, line);
        return [];
      }
      if (dropped) await store.notifications.replace({ ...line, state: 'dropped', dropped }, line);
      return dropped ? [] : [line];
    }),
  );
  return kept.flat();
}

/**
 * Leases the lines that nobody else leases at the same time, all for one mail. The mail is named after its lines, so that
 * a second attempt has the same name, and the provider's word on the first one holds for it.
 */
async function claim({ store, clock }: SendMailPorts, pending: Notification[]): Promise<Notification[]> {
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

async function deliver(ports: SendMailPorts, recipient: Owner, claimed: Notification[]): Promise<void> {
  const { store, mailer, from } = ports;
  const mailId = claimed[0]?.mailId ?? mailIdOf(claimed);
  if (await store.mailEvents.wasSent(mailId)) return markSent(ports, claimed);
  const [partnership, { token }] = await Promise.all([store.partnership.get(), preferencesOf(store, recipient.id)]);
  const choiceUrl = `/preferences/${encodeURIComponent(token)}`;
  const { pictures, ...content } = await compose(ports, recipient, claimed, `${ports.siteUrl}${choiceUrl}`);
  const drawn = await Promise.all(
    pictures.map(async ({ cid, chart }) => ({ cid, png: await ports.drawChart(runChartSvg(chart)) })),
  );
  const sender = { name: partnership.name, address: from };
  const threads = threadsOf(claimed);
  const raw = await toMime({
    from: sender,
    to: recipient,
    mailId,
    threads,
    ...content,
    pictures: drawn,
    unsubscribeUrl: `${ports.siteUrl}/api${choiceUrl}/unsubscribe`,
  });
  const outcome = await mailer.send({ mailId, to: recipient.email, raw });
  if (outcome !== 'sent') return refuse(ports, claimed, outcome);
  await markSent(ports, claimed);
}

async function markSent({ store, clock }: SendMailPorts, lines: Notification[]): Promise<void> {
  const sentAt = clock().toISOString();
  await Promise.all(lines.map((line) => store.notifications.replace({ ...line, state: 'sent', sentAt }, line)));
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32);

const mailIdOf = (lines: readonly Notification[]) => hashOf(JSON.stringify(lines.map(({ id }) => id).sort()));

/** Mails about the same alert are one conversation. */
const threadsOf = (lines: readonly Notification[]) => [
  ...new Set(lines.filter(isAbout('alert')).map(({ about }) => `alert-${hashOf(about.alertId)}`)),
];

async function compose({ store, siteUrl }: SendMailPorts, recipient: Owner, lines: Notification[], choiceUrl: string) {
  const [partnership, indicators, places, owners] = await Promise.all([
    store.partnership.get(),
    store.indicators.list(),
    store.places.list(),
    store.owners.list(),
  ]);
  const alerts = lines.filter(isAbout('alert')).map(({ about }) => about);
  if (alerts.length > 0) {
    const findings = alerts.map(({ finding }) => finding);
    const courseOf = await readCourses(store, findings, indicators, places);
    return composeAlertMail({
      notifications: alerts,
      recipient,
      partnership,
      indicators,
      places,
      siteUrl,
      choiceUrl,
      courseOf,
    });
  }
  const suspended = lines.filter(isAbout('address')).map(({ about }) => about);
  return addressMail({ suspended, owners, partnership });
}

/** Puts lines back that the provider would not take, each time for twice as long, and gives up after a day. */
async function refuse(
  { store, clock }: SendMailPorts,
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
async function putOff({ store, clock }: SendMailPorts, lines: Notification[]): Promise<void> {
  const notBefore = new Date(clock().getTime() + 60_000).toISOString();
  await Promise.all(lines.map((line) => store.notifications.replace({ ...line, notBefore }, line)));
}
