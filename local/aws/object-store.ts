import type { Readable } from 'node:stream';
import type { BucketDefinition } from './definitions.ts';
import type { Claims } from './upload.ts';

/** One version of an object. */
export interface ObjectVersion {
  /** Grows with each write: the order of versions. */
  readonly sequence: number;
  readonly bucket: string;
  readonly key: string;
  /** `null` (the word) where the bucket keeps no versions. */
  readonly versionId: string;
  readonly deleteMarker: boolean;
  readonly size: number;
  /** The MD5 in hex. */
  readonly etag: string;
  /** In base64. */
  readonly sha256: string;
  /** Headers to give back, such as `content-type` and `x-amz-meta-*`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

export interface PutOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Refuse with `PreconditionFailed` when the key has an object. */
  readonly ifNoneMatch: boolean;
  /** Read after the body, since trailers come last. */
  readonly claims: () => Claims;
}

export interface ObjectStore {
  bucket(name: string): BucketDefinition | undefined;
  /** The body is on the disk, and its event in its queues, when this answers. */
  put(bucket: BucketDefinition, key: string, body: Readable, options: PutOptions): Promise<ObjectVersion>;
  /** The latest version, or the one asked for; delete markers too. */
  find(bucket: string, key: string, versionId?: string): ObjectVersion | undefined;
  read(version: ObjectVersion, range?: { start: number; end: number }): Promise<Readable>;
  /** Without a version, a versioned bucket sets a delete marker and keeps the data; with one, it forgets that version. */
  delete(
    bucket: BucketDefinition,
    key: string,
    versionId?: string,
  ): Promise<{ versionId: string; deleteMarker: boolean } | undefined>;
  /** Keys in order of their UTF-8 bytes, after `after`, at most `limit`. */
  list(bucket: string, prefix: string, after: string, limit: number): ObjectVersion[];
  /** Forgets what the buckets' lifecycle rules let go by now. */
  expire(now?: number): Promise<void>;
}
