import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { AwsError } from './aws-error.ts';

/** What was written, with the checksums that a client may ask to compare, each in base64 but `md5` and `sha256Hex`. */
export interface Written {
  readonly size: number;
  readonly md5: Buffer;
  readonly checksums: Readonly<Record<ChecksumAlgorithm, string>>;
  readonly sha256Hex: string;
}

const CHECKSUM_ALGORITHMS = ['crc32', 'sha1', 'sha256'] as const;
type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

/** Streams a body to a new file and brings it to the disk, in constant memory. A failed write leaves the file behind. */
export async function writeUpload(body: Readable, path: string): Promise<Written> {
  const [md5, sha1, sha256] = [createHash('md5'), createHash('sha1'), createHash('sha256')];
  let crc = 0;
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      for (const hash of [md5, sha1, sha256]) hash.update(chunk);
      crc = crc32(chunk, crc);
      size += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const crcBytes = Buffer.alloc(4);
  crcBytes.writeUInt32BE(crc);
  const digest = sha256.digest();
  return {
    size,
    md5: md5.digest(),
    sha256Hex: digest.toString('hex'),
    checksums: { crc32: crcBytes.toString('base64'), sha1: sha1.digest('base64'), sha256: digest.toString('base64') },
  };
}

/** What the request says that its body is. */
export interface Claims {
  /** The payload that the signature covers: SHA-256 in hex, or a word such as `UNSIGNED-PAYLOAD`. */
  readonly payload: string;
  readonly contentMd5?: string | undefined;
  readonly decodedLength?: string | undefined;
  /** Values of `x-amz-checksum-*`, by algorithm, in base64. */
  readonly checksums: Readonly<Record<string, string>>;
}

/**
 * Compares what was written with what the request claims.
 * @throws AwsError `XAmzContentSHA256Mismatch`, `BadDigest` or `IncompleteBody` (400), `NotImplemented` (501) for an
 * algorithm other than CRC32, SHA-1 and SHA-256
 */
export function checkClaims(written: Written, { payload, contentMd5, decodedLength, checksums }: Claims): void {
  if (/^[0-9a-f]{64}$/.test(payload) && payload !== written.sha256Hex) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  if (contentMd5 !== undefined && contentMd5 !== written.md5.toString('base64')) {
    throw new AwsError('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.');
  }
  if (decodedLength !== undefined && Number(decodedLength) !== written.size) {
    throw new AwsError(
      'IncompleteBody',
      400,
      'The request body has another length than x-amz-decoded-content-length says.',
    );
  }
  for (const [algorithm, claimed] of Object.entries(checksums)) {
    const known = CHECKSUM_ALGORITHMS.find((one) => one === algorithm);
    if (!known) throw new AwsError('NotImplemented', 501, `The local host does not check ${algorithm} checksums.`);
    if (claimed !== written.checksums[known]) {
      throw new AwsError('BadDigest', 400, `The ${known.toUpperCase()} you specified did not match what we received.`);
    }
  }
}
