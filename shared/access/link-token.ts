import { createHash, randomBytes } from 'node:crypto';

/** A new secret for an upload link: 192 random bits in base64url, 32 characters. It is shown once and never stored. */
export function mintToken(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * The id under which a link is stored: the SHA-256 of its token, hex. Any text has one, so a malformed token takes the
 * same way as an unknown one and cannot be told from it.
 */
export function linkIdOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
