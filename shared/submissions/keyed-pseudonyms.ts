import { createCipheriv, createHmac } from 'node:crypto';
import { type BlockCipher, Pseudonymizer } from './pseudonym.ts';

/**
 * The pseudonyms that are stored: AES-256-CMAC under a key of the namespace, which is derived from the partnership's key by
 * HMAC-SHA-256, so that the same id in two districts is two students.
 *
 * @param partnershipKey 32 bytes
 */
export function keyedPseudonyms(partnershipKey: Uint8Array, namespace: string): Pseudonymizer {
  return new Pseudonymizer(aes256(createHmac('sha256', partnershipKey).update(namespace, 'utf8').digest()));
}

/** @param key 32 bytes */
export function aes256(key: Uint8Array): BlockCipher {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return (blocks) => cipher.update(blocks);
}
