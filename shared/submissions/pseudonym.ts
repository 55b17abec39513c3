const BLOCK = 16;
/** Of each tag, 96 bits are kept. */
export const PSEUDONYM_BYTES = 12;

/** Encrypts blocks of 16 bytes, each by itself (AES in ECB mode, without padding). */
export type BlockCipher = (blocks: Uint8Array) => Uint8Array;

/**
 * Keyed pseudonyms of student ids: AES-CMAC (NIST SP 800-38B, RFC 4493). Ids of up to 16 bytes, which is nearly all, are
 * one block each, and many are encrypted in one call.
 */
export class Pseudonymizer {
  /** Encrypts whole masked blocks: each is then the tag of its id. */
  readonly encrypt: BlockCipher;
  private readonly whole: Uint8Array;
  private readonly padded: Uint8Array;

  /** @param encrypt with the key of the pseudonyms */
  constructor(encrypt: BlockCipher) {
    this.encrypt = encrypt;
    this.whole = double(this.encrypt(new Uint8Array(BLOCK)));
    this.padded = double(this.whole);
  }

  /** Writes the last block of an id (the bytes from `start` to `end`), masked, to `blocks`; what is before is chained. */
  mask(id: Uint8Array, start: number, end: number, blocks: Uint8Array, to: number): void {
    const from = start + BLOCK * Math.max(0, Math.ceil((end - start) / BLOCK) - 1);
    const length = end - from;
    const subkey = length === BLOCK ? this.whole : this.padded;
    for (let i = 0; i < length; i += 1) blocks[to + i] = (subkey[i] as number) ^ (id[from + i] as number);
    for (let i = length; i < BLOCK; i += 1) blocks[to + i] = subkey[i] as number;
    if (length < BLOCK) (blocks[to + length] as number) ^= 0x80;
    if (from > start) xor(blocks, to, this.chain(id.subarray(start, from)), 0);
  }

  /** What the blocks before the last are encrypted to, one after the other. */
  private chain(blocks: Uint8Array): Uint8Array {
    const chain = new Uint8Array(BLOCK);
    for (let at = 0; at < blocks.length; at += BLOCK) {
      xor(chain, 0, blocks, at);
      chain.set(this.encrypt(chain));
    }
    return chain;
  }

  /** The whole tag of one id, 16 bytes. */
  tag(id: Uint8Array): Uint8Array {
    const block = new Uint8Array(BLOCK);
    this.mask(id, 0, id.length, block, 0);
    return new Uint8Array(this.encrypt(block));
  }
}

/** Adds one block to another, in place. */
function xor(into: Uint8Array, to: number, block: Uint8Array, from: number): void {
  for (let i = 0; i < BLOCK; i += 1) (into[to + i] as number) ^= block[from + i] as number;
}

/** Multiplication by x in GF(2^128), as the standard makes subkeys. */
function double(block: Uint8Array): Uint8Array {
  const carry = (block[0] ?? 0) >> 7;
  const shifted = Uint8Array.from(block, (byte, i) => (byte << 1) | ((block[i + 1] ?? 0) >> 7));
  shifted[BLOCK - 1] = (shifted[BLOCK - 1] ?? 0) ^ (carry ? 0x87 : 0);
  return shifted;
}
