import { isCovered } from '../access/agreement-cover.ts';
import { dayOfWork, morningOf } from '../calendar/day-of-work.ts';
import { type Notice, noticeId, noticesToday } from '../calendar/notices.ts';
import type { Schedule } from '../calendar/schedule.ts';
import type { Contact } from '../catalog/contact.ts';
import type { Partner } from '../catalog/partner.ts';
import type { Notification } from '../mail/notification.ts';
import type { Clock, Queues, Store } from './ports.ts';
import { readCover } from './read-cover.ts';
import { sentReader } from './sent-reader.ts';

export type PlanNoticesPorts = { store: Store; queues: Pick<Queues, 'mail' | 'letter'>; clock: Clock };

/**
 * Puts what is to be written today about files that are due into the ledger, and asks for it. Run again, early or late, it
 * finds the same lines, which the ledger has once; what it asks for and loses, the sweep asks for again. Nobody is asked
 * for what no agreement covers: staff see that in the calendar.
 */
export async function planNotices({ store, queues, clock }: PlanNoticesPorts): Promise<void> {
  const schedules = await store.schedules.list();
  if (schedules.length === 0) return;
  const [{ timeZone, staffIds }, partners, coverOf] = await Promise.all([
    store.partnership.get(),
    store.partners.list(),
    readCover(store, clock()),
  ]);
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const sentOf = await sentReader(store, dayOfWork(clock(), timeZone));
  for (const schedule of schedules) {
    const partner = byId.get(schedule.partnerId);
    if (!partner || !isCovered(coverOf(schedule))) continue;
    // What would be written had nothing come names the periods to look at.
    const possible = noticesToday(schedule, await sentOf(partner, schedule.dataset, []));
    if (possible.length === 0) continue;
    const periods = possible.map(({ period }) => period);
    const notices = noticesToday(schedule, await sentOf(partner, schedule.dataset, periods));
    const lines = notices.flatMap((notice) => linesOf(notice, { schedule, partner, staffIds, timeZone }));
    for (const line of lines) await file({ store, queues }, line);
  }
}

type For = { schedule: Schedule; partner: Partner; staffIds: readonly string[]; timeZone: string };

/** To staff, or to a contact; to nobody where there is none. */
function linesOf(notice: Notice, { schedule, partner, staffIds, timeZone }: For): Notification[] {
  const common = { state: 'pending', createdAt: morningOf(notice.on, timeZone).toISOString() } as const;
  const [id, { kind, ...fields }] = [noticeId(notice), notice];
  if (kind === 'escalation') {
    return staffIds.map((recipientId) => ({
      ...{ id: `${id}~${recipientId}`, recipientId, about: { kind, ...fields } },
      ...common,
    }));
  }
  const contact = contactOf(schedule, partner);
  return contact ? [{ id, recipientId: partner.id, about: { kind, contact, ...fields }, ...common }] : [];
}

/** The one that the schedule names, as long as the partner has it; the main one else. */
function contactOf({ contact }: Schedule, { contacts = [] }: Partner): Contact | undefined {
  return contacts.find(({ email }) => email === contact) ?? contacts[0];
}

async function file({ store, queues }: Omit<PlanNoticesPorts, 'clock'>, line: Notification): Promise<void> {
  if (!(await store.notifications.create(line))) return;
  const { recipientId } = line;
  if (line.about.kind === 'escalation') await queues.mail({ recipientId });
  else await queues.letter({ partnerId: recipientId });
}
