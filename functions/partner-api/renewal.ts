import { linkIdOf } from '../../shared/access/link-token.ts';
import { mayAsk } from '../../shared/access/renewal.ts';
import type { RenewalAnswer } from '../../shared/api/partner.ts';
import type { PartnerPorts } from './ports.ts';

/** What no request equals, so that a write on top of it changes nothing and costs as much as one that does. */
const NEVER = 'never';

/**
 * Files the wish of an ended link's holder for a new one, which is then mailed to the contact that the link was made for, or
 * waits for staff. Says, reads, writes and asks the same for any token: who holds one that is unknown, revoked, open or was
 * asked with today learns nothing, and changes nothing.
 */
export async function askForRenewal({ store, queues, clock }: PartnerPorts, token: string): Promise<RenewalAnswer> {
  const now = clock();
  const linkId = linkIdOf(token);
  const [link, last, { contact, timeZone }] = await Promise.all([
    store.links.get(linkId),
    store.renewals.get(linkId),
    store.partnership.get(),
  ]);
  const isHeard = link !== undefined && mayAsk(link, last, now, timeZone);
  await store.renewals.replace({ linkId, askedAt: now.toISOString() }, isHeard ? last : { linkId, askedAt: NEVER });
  await queues.letter({ renewalOf: linkId });
  const message = `If this was a link of ours, a new one is mailed to the address that we have for it, and to no other. If none comes within the hour, ask ${contact}.`;
  return { message };
}
