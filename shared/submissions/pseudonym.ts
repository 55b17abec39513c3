import { createCipheriv, createHmac } from 'node:crypto';

const BLOCK = 16;
/** Of each tag, 96 bits are kept. */
export const PSEUDONYM_BYTES = 12;

/**
 * Keyed pseudonyms of student ids: AES-256-CMAC (NIST SP 800-38B, RFC 4493) under a key of the namespace, which is
 * derived from the partnership's key by HMAC-SHA-256, so that the same id in two districts is two students. Ids of up to
 * 16 bytes, which is nearly all, are one block each, and many are encrypted in one call.
 */
export class Pseudonymizer {
  private readonly key: Uint8Array;
  private readonly whole: Uint8Array;
  private readonly padded: Uint8Array;

  /** @param key 32 bytes; {@link namespaceKey} makes one */
  constructor(key: Uint8Array) {
    this.key = key;
    const subkey = double(this.encrypt(new Uint8Array(BLOCK)));
    this.whole = subkey;
    this.padded = double(subkey);
  }

  /** Writes the last block of an id, masked, to `blocks`; ids longer than a block are chained before. */
  mask(id: Uint8Array, blocks: Uint8Array, at: number): void {
    let last = id;
    let chain = new Uint8Array(BLOCK);
    while (last.length > BLOCK) {
      chain = Uint8Array.from(this.encrypt(chain.map((byte, i) => byte ^ (last[i] ?? 0))));
      last = last.subarray(BLOCK);
    }
    const subkey = last.length === BLOCK ? this.whole : this.padded;
    for (let i = 0; i < BLOCK; i += 1) {
      const byte = i < last.length ? (last[i] as number) : i === last.length ? 0x80 : 0;
      blocks[at + i] = byte ^ (subkey[i] as number) ^ (chain[i] as number);
    }
  }

  /** Encrypts whole masked blocks: each is then the tag of its id. */
  encrypt(blocks: Uint8Array): Uint8Array {
    return createCipheriv('aes-256-ecb', this.key, null).setAutoPadding(false).update(blocks);
  }

  /** The whole tag of one id. */
  tag(id: Uint8Array): Uint8Array {
    const block = new Uint8Array(BLOCK);
    this.mask(id, block, 0);
    return new Uint8Array(this.encrypt(block));
  }
}

/** The key of a namespace's pseudonyms, from the partnership's key. */
export function namespaceKey(partnershipKey: Uint8Array, namespace: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', partnershipKey).update(namespace, 'utf8').digest());
}

/** Multiplication by x in GF(2^128), as the standard makes subkeys. */
function double(block: Uint8Array): Uint8Array {
  const carry = (block[0] ?? 0) >> 7;
  const shifted = block.map((byte, i) => ((byte << 1) | ((block[i + 1] ?? 0) >> 7)) & 0xff);
  shifted[BLOCK - 1] = (shifted[BLOCK - 1] ?? 0) ^ (carry ? 0x87 : 0);
  return new Uint8Array(shifted);
}
