import { type AddressEvent, afterEvent, type Suspension } from '../mail/address-standing.ts';
import type { Notification } from '../mail/notification.ts';
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
  const [{ staffIds }, owners] = await Promise.all([store.partnership.get(), store.owners.list()]);
  const concerned = owners.filter((one) => one.email.toLowerCase() === email.toLowerCase());
  const staff = staffIds.filter((id) => !concerned.some((one) => one.id === id));
  for (const recipientId of staff) {
    await Promise.all(concerned.map(({ id }) => store.notifications.create(lineOf(id, recipientId, suspension))));
    await queues.mail({ recipientId });
  }
}

function lineOf(ownerId: string, recipientId: string, suspension: Suspension): Notification {
  return {
    id: `address~${ownerId}~${suspension.stops}~${suspension.since}~${recipientId}`,
    recipientId,
    about: { kind: 'address', ownerId, suspension },
    state: 'pending',
    createdAt: suspension.since,
  };
}
