import { linkState } from '../../shared/access/link-state.ts';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Partner } from '../../shared/catalog/partner.ts';
import type { Partnership } from '../../shared/catalog/partnership.ts';
import type { Store } from '../../shared/pipeline/ports.ts';
import type { Link } from '../../shared/submissions/link.ts';
import { Problem } from '../http/problem.ts';

type OpenedLink = { link: Link; partner: Partner; partnership: Partnership };

/** The link behind a token, open or ended. @throws Problem 404 when there is none, 410 when it was revoked. */
export async function findLink(store: Store, token: string, now: Date): Promise<OpenedLink> {
  const link = await store.links.get(linkIdOf(token));
  const [partner, partnership] = await Promise.all([
    link && store.partners.get(link.partnerId),
    store.partnership.get(),
  ]);
  if (!link || !partner) {
    const hint = 'Copy the whole address, or ask your partnership for a new link.';
    throw new Problem('link-unknown', `No upload link has this address. ${hint}`);
  }
  if (linkState(link, now) === 'revoked') throw endedLink(link, partnership, now);
  return { link, partner, partnership };
}

/** The link behind a token that takes files now. @throws Problem 404 when there is none, 410 when it ended. */
export async function openLink(store: Store, token: string, now: Date): Promise<OpenedLink> {
  const opened = await findLink(store, token, now);
  if (linkState(opened.link, now) !== 'open') throw endedLink(opened.link, opened.partnership, now);
  return opened;
}

/** Why a link takes no file, in one sentence, and whom to ask. */
export function endedLink(link: Link, { contact, timeZone }: Partnership, now: Date): Problem {
  const ask = `Ask ${contact} for a new one.`;
  const state = linkState(link, now);
  if (state === 'revoked') return new Problem('link-revoked', `This link was withdrawn by the partnership. ${ask}`);
  if (state === 'expired') {
    const on = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone }).format(new Date(link.expiresAt));
    return new Problem('link-expired', `This link ended on ${on}. ${ask}`);
  }
  const files = link.maximumUses === 1 ? 'the one file' : `the ${link.maximumUses} files`;
  return new Problem('link-used-up', `This link took ${files} that it was made for. ${ask}`);
}
