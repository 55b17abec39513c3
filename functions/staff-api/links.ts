import { linkState } from '../../shared/access/link-state.ts';
import type { linkOperations } from '../../shared/api/link-operations.ts';
import type { StaffLinkView } from '../../shared/api/links.ts';
import { readCover } from '../../shared/pipeline/read-cover.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import { type Minted, mintLinks } from './mint.ts';
import type { StaffPorts } from './ports.ts';

/** Upload links: minted with a token that is shown once, listed without it, revoked. */
export function linkHandlers(ports: StaffPorts): Handlers<typeof linkOperations> {
  const { store, clock, siteUrl } = ports;
  const viewing = async () => {
    const cover = await readCover(store, clock());
    return (link: Link): StaffLinkView => ({ ...link, state: linkState(link, cover(link), clock()) });
  };
  const withToken = async (minted: Minted[]) => {
    const view = await viewing();
    return minted.map(({ link, token }) => {
      const urls = { url: `${siteUrl}/send/${token}`, apiUrl: `${siteUrl}/api/send/${token}` };
      return { ...view(link), token, ...urls };
    });
  };
  return {
    async mintLink({ body }) {
      const [minted] = await withToken(await mintLinks(ports, [body]));
      if (!minted) throw new Error('A request for one link mints one.');
      return { status: 201, body: minted };
    },
    async mintLinks({ body: { links, ...shared } }) {
      const requests = links.map((link) => ({ ...shared, ...link }));
      const at = (index: number, field: string) => (field in shared ? field : `links.${index}.${field}`);
      const minted = await mintLinks(ports, requests, at);
      return { status: 201, body: { links: await withToken(minted) } };
    },
    async listLinks() {
      const [links, view] = await Promise.all([store.links.list(), viewing()]);
      return { status: 200, body: { links: links.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(view) } };
    },
    async revokeLink({ params }) {
      const link = await store.links.revoke(params.id, clock());
      if (!link) throw new Problem('not-found', `There is no link ${params.id}.`);
      return { status: 200, body: (await viewing())(link) };
    },
    async revokeLinksOfPartner({ params: { id } }) {
      if (!(await store.partners.get(id))) throw new Problem('not-found', `There is no partner ${id}.`);
      const theirs = (await store.links.list()).filter((link) => link.partnerId === id && !link.revokedAt);
      const revoked = await Promise.all(theirs.map((link) => store.links.revoke(link.id, clock())));
      const view = await viewing();
      return { status: 200, body: { links: revoked.flatMap((link) => (link ? [view(link)] : [])) } };
    },
  };
}
