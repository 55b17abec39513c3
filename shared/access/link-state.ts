import type { Link } from '../submissions/link.ts';
import { type Cover, isCovered } from './agreement-cover.ts';

/** Whether a link takes files: `open`, or why not. */
export const linkStates = ['open', 'revoked', 'expired', 'used-up', 'no-agreement'] as const;
export type LinkState = (typeof linkStates)[number];

/**
 * State of a link at `now`, under what the agreements cover on that day. A revocation is named before an expiry, an expiry
 * before a use count, and the agreement where nothing else closes the link.
 */
export function linkState(link: Link, cover: Cover, now: Date): LinkState {
  if (link.revokedAt) return 'revoked';
  if (Date.parse(link.expiresAt) <= now.getTime()) return 'expired';
  if (link.uses >= link.maximumUses) return 'used-up';
  return isCovered(cover) ? 'open' : 'no-agreement';
}
