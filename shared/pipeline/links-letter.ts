import type { Partner } from '../catalog/partner.ts';
import type { LineAbout } from '../mail/line-about.ts';
import { linksMail } from '../mail/links-mail.ts';
import type { LetterDraft } from './letter-draft.ts';
import type { OutboxPorts } from './outbox.ts';

/** New links for a contact. It is over when the end that was wanted for one has passed. */
export async function linksLetter(
  { store, clock }: Pick<OutboxPorts, 'store' | 'clock'>,
  { about }: LineAbout<'links'>,
  { name: partner }: Partner,
): Promise<LetterDraft | 'over'> {
  const now = clock().toISOString();
  if (about.links.some(({ expiresAt }) => expiresAt !== undefined && expiresAt <= now)) return 'over';
  const partnership = await store.partnership.get();
  const isAnswer = about.insteadOf !== undefined;
  return { wanted: about.links, compose: async (links) => linksMail({ partnership, partner, links, isAnswer }) };
}
