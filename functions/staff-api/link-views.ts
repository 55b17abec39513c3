import { linkState } from '../../shared/access/link-state.ts';
import type { Minted } from '../../shared/access/mint-link.ts';
import type { MintedLink, StaffLinkView } from '../../shared/api/links.ts';
import { readCover } from '../../shared/pipeline/read-cover.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { StaffPorts } from './ports.ts';

type Ports = Pick<StaffPorts, 'store' | 'clock' | 'siteUrl'>;

/** Links as staff see them: with their state, and whether their holder waits for a new one. */
export async function viewLinks({ store, clock }: Ports, links: Link[]): Promise<StaffLinkView[]> {
  const now = clock();
  const [cover, renewals] = await Promise.all([readCover(store, now), store.renewals.list()]);
  const waiting = new Map(renewals.flatMap((one) => (one.answeredAt ? [] : [[one.linkId, one.askedAt]])));
  return links.map((link) => {
    const askedAt = link.revokedAt ? undefined : waiting.get(link.id);
    return { ...link, state: linkState(link, cover(link), now), ...(askedAt && { renewalAskedAt: askedAt }) };
  });
}

/** New links with their tokens, in the same order; nothing else ever tells a token. */
export async function viewMinted(ports: Ports, minted: Minted[]): Promise<MintedLink[]> {
  const views = await viewLinks(
    ports,
    minted.map(({ link }) => link),
  );
  return views.map((view, index) => {
    const token = minted[index]?.token ?? '';
    return { ...view, token, url: `${ports.siteUrl}/send/${token}`, apiUrl: `${ports.siteUrl}/api/send/${token}` };
  });
}
