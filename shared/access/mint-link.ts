import type { Contact } from '../catalog/contact.ts';
import type { Link, WantedLink } from '../submissions/link.ts';
import { linkIdOf, mintToken } from './link-token.ts';

/** A link with its token, which is kept nowhere. */
export type Minted = { link: Link; token: string };

type For = {
  partnerId: string;
  contact: Contact | undefined;
  /** When the agreement that covers it ends; the link ends then at the latest. */
  agreedUntil: Date;
};

const USUAL_MS = 14 * 24 * 60 * 60_000;

/** A new link of this scope, to be kept. Where no end is wanted, it ends after 14 days. */
export function mintLink(wanted: WantedLink, { partnerId, contact, agreedUntil }: For, now: Date): Minted {
  const { dataset, periods, maximumUses, indicatorId, dueOn, receiptOf, receiptsByMail } = wanted;
  const token = mintToken();
  const end = wanted.expiresAt ? Date.parse(wanted.expiresAt) : now.getTime() + USUAL_MS;
  const link: Link = {
    ...{ id: linkIdOf(token), partnerId, dataset, periods, maximumUses, uses: 0 },
    ...(indicatorId && { indicatorId }),
    ...(contact && { contact }),
    ...(dueOn && { dueOn }),
    ...(receiptOf && { receiptOf }),
    ...(receiptsByMail === false && { receiptsByMail }),
    expiresAt: new Date(Math.min(end, agreedUntil.getTime())).toISOString(),
    createdAt: now.toISOString(),
  };
  return { link, token };
}
