import type { linkOperations } from '../../shared/api/link-operations.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import { viewLinks } from './link-views.ts';
import { mailLinks, mintOne } from './mail-links.ts';
import { agreeOnLinks, mintLinks } from './mint.ts';
import type { StaffPorts } from './ports.ts';
import { renewalHandlers } from './renewals.ts';

type LinkHandlers = Handlers<typeof linkOperations>;

/** Upload links: minted with a token that is shown once or mailed, listed without it, made anew, revoked. */
export function linkHandlers(ports: StaffPorts): LinkHandlers {
  const { store } = ports;
  return {
    mintLink: async ({ body }) => mintOne(ports, body),
    async mintLinks({ body: { links, ...shared } }) {
      const requests = links.map((link) => ({ ...shared, ...link }));
      const at = (index: number, field: string) => (field in shared ? field : `links.${index}.${field}`);
      const agreed = await agreeOnLinks(ports, requests, at);
      if (shared.delivery === 'mailed') return { status: 202, body: { mailedTo: await mailLinks(ports, agreed) } };
      return { status: 201, body: { links: await mintLinks(ports, agreed) } };
    },
    async listLinks() {
      const views = await viewLinks(ports, await store.links.list());
      return { status: 200, body: { links: views.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)) } };
    },
    ...revocationHandlers(ports),
    ...renewalHandlers(ports),
  };
}

function revocationHandlers(ports: StaffPorts): Pick<LinkHandlers, 'revokeLink' | 'revokeLinksOfPartner'> {
  const { store, clock } = ports;
  const revoke = async (ids: string[]) => {
    const revoked = await Promise.all(ids.map((id) => store.links.revoke(id, clock())));
    return viewLinks(
      ports,
      revoked.flatMap((link) => link ?? []),
    );
  };
  return {
    async revokeLink({ params: { id } }) {
      const [link] = await revoke([id]);
      if (!link) throw new Problem('not-found', `There is no link ${id}.`);
      return { status: 200, body: link };
    },
    async revokeLinksOfPartner({ params: { id } }) {
      if (!(await store.partners.get(id))) throw new Problem('not-found', `There is no partner ${id}.`);
      const theirs = (await store.links.list()).filter((link) => link.partnerId === id && !link.revokedAt);
      return { status: 200, body: { links: await revoke(theirs.map((link) => link.id)) } };
    },
  };
}
