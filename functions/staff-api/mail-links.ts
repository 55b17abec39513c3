import { randomUUID } from 'node:crypto';
import type { LinkRequest, MintedLink } from '../../shared/api/links.ts';
import type { Contact } from '../../shared/catalog/contact.ts';
import { fileLetter } from '../../shared/pipeline/file-letter.ts';
import { invalidRequest } from '../http/problem.ts';
import { type AgreedLink, agreeOnLinks, mintLinks } from './mint.ts';
import type { StaffPorts } from './ports.ts';

/**
 * Has links of one partner made and mailed to their contact, all in one letter. Nobody else ever sees them.
 *
 * @returns whom they go to
 * @throws Problem 400 where there is no contact, or their address takes no mail
 */
export async function mailLinks(ports: StaffPorts, agreed: readonly AgreedLink[]): Promise<Contact> {
  const [{ partnerId, contact } = { partnerId: '', contact: undefined }] = agreed;
  if (!contact) throw refused('delivery', 'cannot be mailed: the partner has no contact');
  const { suspension } = await ports.store.addresses.get(contact.email);
  if (suspension?.stops === 'everything') {
    throw refused('contact', 'is an address that takes no mail any more; correct it, or lift its suspension');
  }
  await fileLetter(ports, {
    partnerId,
    about: { kind: 'links', contact, links: agreed.map(({ wanted }) => wanted) },
    name: randomUUID(),
    createdAt: ports.clock().toISOString(),
  });
  return contact;
}

const refused = (field: string, message: string) => invalidRequest([{ field, message }]);

type Made = { status: 201; body: MintedLink } | { status: 202; body: { mailedTo: Contact } };

/** Makes one link, and shows or mails it. @throws Problem as {@link agreeOnLinks} and {@link mailLinks} do */
export async function mintOne(ports: StaffPorts, request: LinkRequest): Promise<Made> {
  const agreed = await agreeOnLinks(ports, [request]);
  if (request.delivery === 'mailed') return { status: 202, body: { mailedTo: await mailLinks(ports, agreed) } };
  const [minted] = await mintLinks(ports, agreed);
  if (!minted) throw new Error('A request for one link mints one.');
  return { status: 201, body: minted };
}
