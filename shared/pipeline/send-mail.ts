import { choiceUrlsOf, preferencesOf } from '../access/preference-token.ts';
import type { Finding } from '../alerts/finding.ts';
import { findingAsSeen } from '../alerts/finding-as-seen.ts';
import { maySee } from '../alerts/recipients.ts';
import { isStillShown, placesCounted } from '../alerts/still-shown.ts';
import type { Owner } from '../catalog/owner.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { runChartSvg } from '../charts/run-chart-svg.tsx';
import type { Released } from '../disclosure/release.ts';
import { addressMail } from '../mail/address-mail.ts';
import { composeAlertMail } from '../mail/alert-mail.ts';
import { escalationMail } from '../mail/escalation-mail.ts';
import { isAbout, isLetter } from '../mail/line-about.ts';
import type { Notification } from '../mail/notification.ts';
import { whyNotTold } from '../mail/preferences.ts';
import { isAddressChange, sendAddressChange, whyNotWritten } from './mail-address-change.ts';
import type { MailRequest } from './messages.ts';
import { type ChartPorts, type Compose, drop, hashOf, linesToSend, type OutboxPorts, sendLines } from './outbox.ts';
import { readCourses } from './read-courses.ts';
import { readDue } from './read-due.ts';
import { readNotes } from './read-notes.ts';

/**
 * Sends a person the alerts that wait for them as one mail, and to staff which addresses fail and which files are long
 * overdue as others; asks the other
 * address that a person wants, and tells the one before. What the person may not see any more, or what their address does
 * not take, is dropped, and its line says so.
 */
export async function sendMail(ports: ChartPorts, { recipientId }: MailRequest): Promise<void> {
  const lines = await linesToSend(ports, recipientId, (line) => !isDigest(line) && !isLetter(line));
  if (lines.length === 0) return;
  const recipient = await ports.store.owners.get(recipientId);
  const allowed = await dropRest(ports, lines, recipient);
  if (!recipient) return;
  const [alerts, addresses] = [allowed.filter(isAbout('alert')), allowed.filter(isSuspension)];
  const ofAlerts = { kind: 'alert', compose: composeAlerts(ports, recipient) } as const;
  const overdue = allowed.filter(isAbout('escalation'));
  const ofAddresses = { kind: 'alert', compose: composeAddresses(ports, recipient) } as const;
  if (alerts.length > 0) await sendLines(ports, recipient, alerts, ofAlerts);
  if (addresses.length > 0) await sendLines(ports, recipient, addresses, ofAddresses);
  const ofOverdue = { kind: 'alert', compose: composeOverdue(ports, recipient) } as const;
  if (overdue.length > 0) await sendLines(ports, recipient, overdue, ofOverdue);
  await sendAddressChange(ports, recipient, allowed.filter(isAddressChange));
}

const [isDigest, isSuspension] = [isAbout('digest'), isAbout('address', 'contact-address')];

/** Drops what this person is not to get, and gives what is left. */
async function dropRest(
  ports: OutboxPorts,
  lines: Notification[],
  recipient: Owner | undefined,
): Promise<Notification[]> {
  const { store, clock } = ports;
  const tree = placeTree(await store.places.list());
  const standing = recipient && (await store.addresses.get(recipient.email));
  const choice = recipient && (await preferencesOf(store, recipient.id));
  const isShown = shownIn(store);
  const whyNot = async (line: Notification): Promise<Notification['dropped'] | { waitUntil: string | undefined }> => {
    const { about, notBefore } = line;
    if (!recipient || !choice) return 'nobody';
    if (isAddressChange(line)) return whyNotWritten(ports, line, recipient);
    if (about.kind === 'alert' && !maySee(recipient, about.finding.placeId, tree)) return 'not-allowed';
    if (standing?.suspension?.stops === 'everything') return 'suspended';
    if (about.kind === 'escalation') return (await readDue(ports, about)) ? undefined : 'over';
    if (about.kind !== 'alert') return undefined;
    if (!(await isShown(about.finding))) return 'hidden';
    const wasHeld = notBefore !== undefined && (await store.alerts.get(about.alertId))?.state === 'resolved';
    const reason = whyNotTold(choice, about.finding.indicatorId, clock()) ?? (wasHeld ? 'over' : undefined);
    return reason === 'paused' ? { waitUntil: choice.pausedUntil } : reason;
  };
  const kept = await Promise.all(
    lines.map(async (line) => {
      const reason = await whyNot(line);
      if (reason === undefined) return [line];
      if (typeof reason === 'string') await drop(ports, line, reason);
      else await store.notifications.replace({ ...line, notBefore: reason.waitUntil }, line);
      return [];
    }),
  );
  return kept.flat();
}

/** Whether what a finding counts is published now, read once for each indicator and place. */
function shownIn({ released }: Pick<OutboxPorts['store'], 'released'>) {
  const known = new Map<string, Promise<Released[]>>();
  const read = (indicatorId: string, placeId: string): Promise<Released[]> => {
    const name = JSON.stringify([indicatorId, placeId]);
    const series = known.get(name) ?? released.series(indicatorId, placeId);
    known.set(name, series);
    return series;
  };
  return async (finding: Finding): Promise<boolean> => {
    const ids = placesCounted(finding);
    const series = await Promise.all(ids.map(async (id) => [id, await read(finding.indicatorId, id)] as const));
    const byPlace = new Map(series);
    return isStillShown(finding, (id) => byPlace.get(id) ?? []);
  };
}

function composeAlerts({ store, siteUrl, drawChart }: ChartPorts, recipient: Owner): Compose {
  return async (claimed) => {
    const claims = claimed.filter(isAbout('alert')).map(({ about }) => about);
    const [partnership, indicators, places, cycles, { choiceUrl, unsubscribeUrl }] = await Promise.all([
      store.partnership.get(),
      store.indicators.list(),
      store.places.list(),
      store.cycles.list(),
      choiceUrlsOf(store, recipient.id, siteUrl),
    ]);
    const tree = placeTree(places);
    const allowed = places.filter(({ id }) => maySee(recipient, id, tree));
    const isSeen = (id: string) => allowed.some((place) => place.id === id);
    const notifications = claims.map((one) => ({ ...one, finding: findingAsSeen(one.finding, isSeen) }));
    const findings = notifications.map(({ finding }) => finding);
    const [{ courseOf, readBrightSpots }, notesFor] = await Promise.all([
      readCourses(store, findings, indicators, places),
      readNotes(store, findings, indicators, places),
    ]);
    const notesOn = (finding: Finding) => notesFor(finding, allowed);
    const world = { partnership, indicators, places, cycles, siteUrl, courseOf, notesOn };
    const { pictures, ...mail } = composeAlertMail({
      ...{ ...world, notifications, recipient, choiceUrl },
      brightSpotOf: await readBrightSpots(allowed),
    });
    return {
      ...mail,
      unsubscribeUrl,
      pictures: await Promise.all(
        pictures.map(async ({ cid, chart }) => ({ cid, png: await drawChart(runChartSvg(chart)) })),
      ),
      // Mails about the same alert are one conversation.
      threads: [...new Set(notifications.map(({ alertId }) => `alert-${hashOf(alertId)}`))],
    };
  };
}

function composeAddresses({ store, siteUrl }: OutboxPorts, recipient: Owner): Compose {
  return async (claimed) => {
    const suspended = claimed.filter(isSuspension).map(({ about }) => about);
    const [partnership, owners, partners, { unsubscribeUrl }] = await Promise.all([
      store.partnership.get(),
      store.owners.list(),
      store.partners.list(),
      choiceUrlsOf(store, recipient.id, siteUrl),
    ]);
    return { ...addressMail({ suspended, owners, partners, partnership }), unsubscribeUrl };
  };
}

function composeOverdue(ports: OutboxPorts, recipient: Owner): Compose {
  return async (claimed) => {
    const { store, siteUrl } = ports;
    const notices = claimed.filter(isAbout('escalation')).map(({ about }) => about);
    const [partnership, { unsubscribeUrl }, ...found] = await Promise.all([
      store.partnership.get(),
      choiceUrlsOf(store, recipient.id, siteUrl),
      ...notices.map((notice) => readDue(ports, notice)),
    ]);
    const overdue = found.flatMap((one) => one ?? []);
    return { ...escalationMail({ overdue, partnership: partnership.name, siteUrl }), unsubscribeUrl };
  };
}
