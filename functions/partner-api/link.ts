import type { Cover } from '../../shared/access/agreement-cover.ts';
import { describeCover } from '../../shared/access/describe-cover.ts';
import { linkState } from '../../shared/access/link-state.ts';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Partner } from '../../shared/catalog/partner.ts';
import type { Partnership } from '../../shared/catalog/partnership.ts';
import type { Store } from '../../shared/pipeline/ports.ts';
import { readCover } from '../../shared/pipeline/read-cover.ts';
import type { Link } from '../../shared/submissions/link.ts';
import { Problem } from '../http/problem.ts';

/** A link with what its state depends on. */
export type OpenedLink = { link: Link; partner: Partner; partnership: Partnership; cover: Cover };

/** The link behind a token, open or ended. @throws Problem 404 when there is none, 410 when it was revoked. */
export async function findLink(store: Store, token: string, now: Date): Promise<OpenedLink> {
  const link = await store.links.get(linkIdOf(token));
  const [partner, partnership, coverAt] = await Promise.all([
    link && store.partners.get(link.partnerId),
    store.partnership.get(),
    readCover(store, now),
  ]);
  if (!link || !partner) {
    const hint = 'Copy the whole address, or ask your partnership for a new link.';
    throw new Problem('link-unknown', `No upload link has this address. ${hint}`);
  }
  const opened = { link, partner, partnership, cover: coverAt(link) };
  if (link.revokedAt) throw endedLink(opened, now);
  return opened;
}

/** The link behind a token that takes files now. @throws Problem 404 when there is none, 409 or 410 when it takes none. */
export async function openLink(store: Store, token: string, now: Date): Promise<OpenedLink> {
  const opened = await findLink(store, token, now);
  if (linkState(opened.link, opened.cover, now) !== 'open') throw endedLink(opened, now);
  return opened;
}

/** Why a link takes no file, in one sentence, and whom to ask. */
export function endedLink({ link, partner, partnership, cover }: OpenedLink, now: Date): Problem {
  const { contact, timeZone } = partnership;
  const ask = `Ask ${contact} for a new one.`;
  const state = linkState(link, cover, now);
  if (state === 'revoked') return new Problem('link-revoked', `This link was withdrawn by the partnership. ${ask}`);
  if (state === 'expired') {
    const on = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone }).format(new Date(link.expiresAt));
    return new Problem('link-expired', `This link ended on ${on}. ${ask}`);
  }
  if (state === 'no-agreement') {
    const why = describeCover(cover, { partner: partner.name, dataset: link.dataset });
    return new Problem('no-agreement', `${why} No file is taken without one. Ask ${contact} to renew it.`);
  }
  const files = link.maximumUses === 1 ? 'the one file' : `the ${link.maximumUses} files`;
  return new Problem('link-used-up', `This link took ${files} that it was made for. ${ask}`);
}
