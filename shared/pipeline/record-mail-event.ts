import { contactAt } from '../access/registered-contact.ts';
import { type AddressEvent, afterEvent, type Suspension } from '../mail/address-standing.ts';
import type { Notification, NotificationAbout } from '../mail/notification.ts';
import type { Queues, Store } from './ports.ts';

/** What the provider says became of a mail, and of each address that it says something of. */
export type MailEvent = {
  mailId: string;
  type: string;
  at: string;
  messageId: string;
  addresses: { email: string; event: AddressEvent }[];
};

export type RecordPorts = { store: Store; queues: Pick<Queues, 'mail'> };

/** Keeps an event, and where an address came to take less mail than before, tells backbone staff. */
export async function recordMailEvent(ports: RecordPorts, event: MailEvent): Promise<void> {
  const { mailId, type, at, messageId, addresses } = event;
  await ports.store.mailEvents.record(mailId, { type, at, messageId });
  for (const { email, event } of addresses) {
    const suspension = await count(ports.store, email, event);
    if (suspension) await tellStaff(ports, email, suspension);
  }
}

/** What the address is suspended from since this event, if anything. Told again when the event comes twice: the line is the same. */
async function count({ addresses }: Store, email: string, event: AddressEvent): Promise<Suspension | undefined> {
  for (;;) {
    const before = await addresses.get(email);
    const next = afterEvent(before, event);
    if (next !== before && !(await addresses.replace(next, before))) continue;
    return next.suspension?.since === event.at ? next.suspension : undefined;
  }
}

async function tellStaff({ store, queues }: RecordPorts, email: string, suspension: Suspension): Promise<void> {
  const [{ staffIds }, owners, partners] = await Promise.all([
    store.partnership.get(),
    store.owners.list(),
    store.partners.list(),
  ]);
  const own = owners.filter((one) => one.email.toLowerCase() === email.toLowerCase());
  const told: About[] = [
    ...own.map(({ id }) => ({ kind: 'address' as const, ownerId: id, suspension })),
    ...partners.flatMap((partner) => {
      const contact = contactAt(partner, email);
      return contact ? [{ kind: 'contact-address' as const, partnerId: partner.id, contact, suspension }] : [];
    }),
  ];
  if (told.length === 0) return;
  for (const recipientId of staffIds.filter((id) => !own.some((one) => one.id === id))) {
    await Promise.all(told.map((about) => store.notifications.create(lineOf(about, recipientId))));
    await queues.mail({ recipientId });
  }
}

type About = NotificationAbout<'address' | 'contact-address'>;

function lineOf(about: About, recipientId: string): Notification {
  const { kind, suspension } = about;
  const whose = about.kind === 'address' ? about.ownerId : about.partnerId;
  return {
    id: `${kind}~${whose}~${suspension.stops}~${suspension.since}~${recipientId}`,
    ...{ recipientId, about, state: 'pending', createdAt: suspension.since },
  };
}
