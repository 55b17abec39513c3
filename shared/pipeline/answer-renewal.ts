import { contactAt } from '../access/registered-contact.ts';
import { sameAgain } from '../access/renewal.ts';
import { calendarDay } from '../catalog/calendar-day.ts';
import { type FileLetterPorts, fileLetter } from './file-letter.ts';
import { agreedLinks } from './letter-links.ts';
import type { RenewalRequest } from './messages.ts';
import type { Clock, Store } from './ports.ts';

/**
 * Has the holder of an ended link, who asked for a new one, mailed one of the same scope: the contact that the link was made
 * for, at the address that is registered today. Where there is no such contact, or anything speaks against it, nothing is
 * done, and the wish stays for staff to see.
 */
export async function answerRenewal(
  ports: FileLetterPorts & { store: Store; clock: Clock },
  { renewalOf }: RenewalRequest,
): Promise<void> {
  const { store, clock } = ports;
  const [link, asked] = await Promise.all([store.links.get(renewalOf), store.renewals.get(renewalOf)]);
  if (!link?.contact || link.revokedAt || !asked || asked.answeredAt) return;
  const partner = await store.partners.get(link.partnerId);
  const contact = partner && contactAt(partner, link.contact.email);
  if (!contact) return;
  const now = clock();
  const [{ suspension }, { timeZone }] = await Promise.all([
    store.addresses.get(contact.email),
    store.partnership.get(),
  ]);
  const links = [sameAgain(link, calendarDay(now, timeZone))];
  if (suspension?.stops === 'everything' || !(await agreedLinks(ports, partner.id, links))) return;
  await fileLetter(ports, {
    partnerId: partner.id,
    about: { kind: 'links', contact, links, insteadOf: link.id },
    name: `${link.id}~${asked.askedAt}`,
    createdAt: asked.askedAt,
  });
  await store.renewals.replace({ ...asked, answeredAt: now.toISOString() }, asked);
}

/** Puts a wish back before staff whose letter reached nobody. */
export async function reopenRenewal({ renewals }: Pick<Store, 'renewals'>, linkId: string): Promise<void> {
  const answered = await renewals.get(linkId);
  if (!answered?.answeredAt) return;
  const { answeredAt, ...asked } = answered;
  await renewals.replace(asked, answered);
}
