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
  private readonly cipher: ReturnType<typeof createCipheriv>;
  private readonly whole: Uint8Array;
  private readonly padded: Uint8Array;
  private readonly chain = new Uint8Array(BLOCK);

  /** @param key 32 bytes; {@link namespaceKey} makes one */
  constructor(key: Uint8Array) {
    this.cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    this.whole = double(this.encrypt(new Uint8Array(BLOCK)));
    this.padded = double(this.whole);
  }

  /** Writes the last block of an id (the bytes from `start` to `end`), masked, to `blocks`; what is before is chained. */
  mask(id: Uint8Array, start: number, end: number, blocks: Uint8Array, to: number): void {
    const { chain } = this;
    chain.fill(0);
    let from = start;
    for (; end - from > BLOCK; from += BLOCK) {
      for (let i = 0; i < BLOCK; i += 1) (chain[i] as number) ^= id[from + i] as number;
      chain.set(this.encrypt(chain));
    }
    const length = end - from;
    const subkey = length === BLOCK ? this.whole : this.padded;
    for (let i = 0; i < BLOCK; i += 1) {
      const byte = i < length ? (id[from + i] as number) : i === length ? 0x80 : 0;
      blocks[to + i] = byte ^ (subkey[i] as number) ^ (chain[i] as number);
    }
  }

  /** Encrypts whole masked blocks: each is then the tag of its id. */
  encrypt(blocks: Uint8Array): Uint8Array {
    return this.cipher.update(blocks);
  }

  /** The whole tag of one id, 16 bytes. */
  tag(id: Uint8Array): Uint8Array {
    const block = new Uint8Array(BLOCK);
    this.mask(id, 0, id.length, block, 0);
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
  const shifted = Uint8Array.from(block, (byte, i) => (byte << 1) | ((block[i + 1] ?? 0) >> 7));
  shifted[BLOCK - 1] = (shifted[BLOCK - 1] ?? 0) ^ (carry ? 0x87 : 0);
  return shifted;
}
