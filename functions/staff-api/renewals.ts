import type { linkOperations } from '../../shared/api/link-operations.ts';
import type { LinkRequest } from '../../shared/api/links.ts';
import { calendarDay } from '../../shared/catalog/calendar-day.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import { mintOne } from './mint.ts';
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
    async renewLink({ params: { id } }) {
      const link = await read(id);
      if (link.revokedAt) throw new Problem('conflict', 'This link was revoked. Make a new one in its place.');
      const minted = await mintOne(ports, await sameAgain(ports, link));
      await answer(ports, id);
      return { status: 201, body: minted };
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
async function sameAgain({ store, clock }: StaffPorts, link: Link): Promise<LinkRequest> {
  const { partnerId, dataset, periods, maximumUses, indicatorId, contact, dueOn } = link;
  const [partner, { timeZone }] = await Promise.all([store.partners.get(partnerId), store.partnership.get()]);
  const isTheirs = contact && partner?.contacts?.some(({ email }) => email === contact.email);
  const isAhead = dueOn && dueOn >= calendarDay(clock(), timeZone);
  return {
    ...{ partnerId, dataset, periods, maximumUses },
    ...(indicatorId && { indicatorId }),
    ...(isTheirs && { contact: contact.email }),
    ...(isAhead && { dueOn }),
  };
}
