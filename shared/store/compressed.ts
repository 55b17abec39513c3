import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A value as compressed JSON: the counts of a tree of places are many small numbers that repeat. */
export function compress(value: unknown): Uint8Array {
  return zstdCompressSync(JSON.stringify(value));
}

export function decompress<T>(bytes: Uint8Array): T {
  return JSON.parse(zstdDecompressSync(bytes).toString('utf8')) as T;
}
