import { contactAt } from '../../shared/access/registered-contact.ts';
import { sameAgain } from '../../shared/access/renewal.ts';
import type { linkOperations } from '../../shared/api/link-operations.ts';
import type { LinkRequest } from '../../shared/api/links.ts';
import { calendarDay } from '../../shared/catalog/calendar-day.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import { mintOne } from './mail-links.ts';
import type { StaffPorts } from './ports.ts';

type RenewalHandlers = Pick<Handlers<typeof linkOperations>, 'renewLink' | 'dismissRenewal'>;

/** A link made anew for what an earlier one was for, whether or not its holder asked; and saying no to who did. */
export function renewalHandlers(ports: StaffPorts): RenewalHandlers {
  const { store } = ports;
  const read = async (id: string): Promise<Link> => {
    const link = await store.links.get(id);
    if (!link) throw new Problem('not-found', `There is no link ${id}.`);
    return link;
  };
  return {
    async renewLink({ params: { id }, query: { delivery } }) {
      const link = await read(id);
      if (link.revokedAt) throw new Problem('conflict', 'This link was revoked. Make a new one in its place.');
      const made = await mintOne(ports, { ...(await askedAgain(ports, link)), delivery });
      await answer(ports, id);
      return made;
    },
    async dismissRenewal({ params: { id } }) {
      await answer(ports, (await read(id)).id);
      return { status: 204 };
    },
  };
}

/** Nothing is lost when the holder asks anew at this moment: the new request stays to be answered. */
async function answer({ store, clock }: StaffPorts, linkId: string): Promise<void> {
  const asked = await store.renewals.get(linkId);
  if (asked && !asked.answeredAt) await store.renewals.replace({ ...asked, answeredAt: clock().toISOString() }, asked);
}

/** For the same contact while it is one of the partner's, the main one otherwise. */
async function askedAgain({ store, clock }: StaffPorts, link: Link): Promise<Omit<LinkRequest, 'delivery'>> {
  const { partnerId, contact } = link;
  const [partner, { timeZone }] = await Promise.all([store.partners.get(partnerId), store.partnership.get()]);
  const theirs = contact && partner && contactAt(partner, contact.email);
  const { receiptOf, receiptsByMail = true, ...scope } = sameAgain(link, calendarDay(clock(), timeZone));
  return {
    ...{ partnerId, receiptsByMail, ...scope },
    ...(theirs && { contact: theirs.email }),
  };
}
