import type { Link } from '../submissions/link.ts';

/** Whether a link takes files: `open`, or why not. */
export const linkStates = ['open', 'revoked', 'expired', 'used-up'] as const;
export type LinkState = (typeof linkStates)[number];

/** State of a link at `now`. A revocation is named before an expiry, an expiry before a use count. */
export function linkState(link: Link, now: Date): LinkState {
  if (link.revokedAt) return 'revoked';
  if (Date.parse(link.expiresAt) <= now.getTime()) return 'expired';
  return link.uses >= link.maximumUses ? 'used-up' : 'open';
}
