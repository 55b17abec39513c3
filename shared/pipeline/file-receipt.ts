import { contactAt } from '../access/registered-contact.ts';
import type { LetterAbout } from '../mail/letter.ts';
import type { Submission } from '../submissions/submission.ts';
import { type FileLetterPorts, fileLetter } from './file-letter.ts';
import type { Store } from './ports.ts';

export type FileReceiptPorts = FileLetterPorts & { store: Pick<Store, 'links' | 'partners'> };

/**
 * Has the partner's contact told what became of a file: whom its link was made for, or the main one. It is filed before the
 * file takes on its state, and waits for that, so that no crash keeps it back.
 *
 * @param at the same however often this is said of the file
 */
export async function fileReceipt(
  ports: FileReceiptPorts,
  { id, partnerId, linkId }: Submission,
  state: LetterAbout<'receipt'>['state'],
  at: string,
): Promise<void> {
  const { links, partners } = ports.store;
  const [link, partner] = await Promise.all([links.get(linkId), partners.get(partnerId)]);
  if (!link || !partner || link.receiptsByMail === false) return;
  const contact = (link.contact && contactAt(partner, link.contact.email)) ?? partner.contacts?.[0];
  if (!contact) return;
  const about = { kind: 'receipt', contact, submissionId: id, state } as const;
  await fileLetter(ports, { partnerId, about, name: `${id}~${state}`, createdAt: at });
}
