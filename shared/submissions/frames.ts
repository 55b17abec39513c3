import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const LENGTH = 4;
/** Marks a frame that is not compressed, in the highest bit of its length. */
const RAW = 0x8000_0000;

/** Bytes to be kept; plain ones are not compressed, because they are random or few. */
export type Frame = { bytes: Uint8Array; isPlain?: boolean };

/** Puts pieces of bytes behind each other, each with its length; compressed where that makes it smaller. */
export function writeFrames(pieces: Frame[]): Uint8Array {
  const parts = pieces.flatMap(({ bytes, isPlain = false }) => {
    const compressed = isPlain ? bytes : zstdCompressSync(bytes);
    const isSmaller = compressed.length < bytes.length;
    const body = isSmaller ? compressed : bytes;
    const length = Buffer.alloc(LENGTH);
    length.writeUInt32LE(isSmaller ? body.length : body.length + RAW);
    return [length, body];
  });
  return Buffer.concat(parts);
}

/** The pieces that {@link writeFrames} put together. Throws on bytes that were cut. */
export function readFrames(bytes: Uint8Array): Uint8Array[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < all.length; ) {
    const length = all.readUInt32LE(at);
    const end = at + LENGTH + (length % RAW);
    if (end > all.length) throw new RangeError('A block is incomplete: a part of it is missing.');
    const body = all.subarray(at + LENGTH, end);
    pieces.push(length >= RAW ? body : zstdDecompressSync(body));
    at = end;
  }
  return pieces;
}
