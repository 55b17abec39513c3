import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AwsError } from './aws-error.ts';
import type { BucketDefinition } from './definitions.ts';
import type { State } from './state.ts';
import { type Claims, checkClaims, type Written, writeUpload } from './upload.ts';

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

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL,
    delete_marker INTEGER NOT NULL, file TEXT, size INTEGER NOT NULL, etag TEXT NOT NULL, sha256 TEXT NOT NULL,
    headers TEXT NOT NULL, modified_at INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS objects_by_key ON objects (bucket, key, sequence);`;

interface Row {
  sequence: number;
  bucket: string;
  key: string;
  version_id: string;
  delete_marker: number;
  file: string | null;
  size: number;
  etag: string;
  sha256: string;
  headers: string;
  modified_at: number;
}

/**
 * Opens the object store: bodies as files under `objects/`, all else in the state.
 * @param announce called inside the transaction that makes a version visible, to queue its event with it:
 * a crash leaves both or neither
 */
export function openObjectStore(
  dataDir: string,
  state: State,
  buckets: readonly BucketDefinition[],
  announce: (bucket: BucketDefinition, version: ObjectVersion) => void,
): ObjectStore {
  const folder = join(dataDir, 'objects');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { database } = state;
  database.exec(SCHEMA);
  const sql = statements(database);
  removeOrphans(folder, new Set(sql.files.all().map(({ file }) => String(file))));

  const latest = (bucket: string, key: string) => sql.latest.get(bucket, key) as Row | undefined;
  const exact = (bucket: string, key: string, id: string) => sql.exact.get(bucket, key, id) as Row | undefined;
  const forget = async (rows: readonly (Row | undefined)[]) => {
    state.transaction(() =>
      rows.forEach((row) => {
        if (row) sql.forget.run(row.sequence);
      }),
    );
    await Promise.all(rows.map((row) => row?.file && rm(join(folder, row.file), { force: true })));
  };
  const insert = (bucket: BucketDefinition, key: string, file: string | null, written?: Written, headers = {}): Row => {
    const versionId = bucket.versioned ? randomUUID().replaceAll('-', '') : 'null';
    const [size, etag, sha256] = [
      written?.size ?? 0,
      written?.md5.toString('hex') ?? '',
      written?.checksums.sha256 ?? '',
    ];
    const marker = file === null ? 1 : 0;
    sql.insert.run(bucket.name, key, versionId, marker, file, size, etag, sha256, JSON.stringify(headers), Date.now());
    return latest(bucket.name, key) as Row;
  };

  return {
    bucket: (name) => buckets.find((bucket) => bucket.name === name),
    async put(bucket, key, body, { headers, ifNoneMatch, claims }) {
      const refuseExisting = () => {
        if (ifNoneMatch && latest(bucket.name, key)?.delete_marker === 0) throw preconditionFailed();
      };
      refuseExisting();
      const file = randomUUID();
      const draft = join(folder, `${file}.draft`);
      let replaced: Row | undefined;
      let row: Row;
      try {
        const written = await writeUpload(body, draft);
        checkClaims(written, claims());
        await rename(draft, join(folder, file));
        row = state.transaction(() => {
          refuseExisting();
          replaced = bucket.versioned ? undefined : latest(bucket.name, key);
          if (replaced) sql.forget.run(replaced.sequence);
          const inserted = insert(bucket, key, file, written, headers);
          announce(bucket, toVersion(inserted));
          return inserted;
        });
      } catch (error) {
        await Promise.all([draft, join(folder, file)].map((path) => rm(path, { force: true })));
        throw error;
      }
      await forget([replaced]);
      return toVersion(row);
    },
    find(bucket, key, versionId) {
      const row = versionId === undefined ? latest(bucket, key) : exact(bucket, key, versionId);
      return row && toVersion(row);
    },
    async read({ bucket, key, versionId }, range) {
      const file = exact(bucket, key, versionId)?.file;
      if (!file) throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
      const handle = await open(join(folder, file));
      return handle.createReadStream(range);
    },
    async delete(bucket, key, versionId) {
      if (versionId !== undefined || !bucket.versioned) {
        const row = exact(bucket.name, key, versionId ?? 'null');
        await forget([row]);
        return row && { versionId: row.version_id, deleteMarker: row.delete_marker === 1 };
      }
      const marker = state.transaction(() => insert(bucket, key, null));
      return { versionId: marker.version_id, deleteMarker: true };
    },
    list: (bucket, prefix, after, limit) =>
      (sql.list.all({ bucket, prefix, after, limit }) as unknown as Row[]).map(toVersion),
    async expire(now = Date.now()) {
      for (const bucket of buckets) {
        for (const { prefix = '', expirationDays, noncurrentExpirationDays } of bucket.lifecycle ?? []) {
          const before = (days: number) => ({ bucket: bucket.name, prefix, before: now - days * 24 * 60 * 60 * 1000 });
          if (expirationDays !== undefined) {
            const current = sql.oldCurrent.all(before(expirationDays)) as unknown as Row[];
            if (bucket.versioned)
              state.transaction(() =>
                current.forEach(({ key }) => {
                  insert(bucket, key, null);
                }),
              );
            else await forget(current);
          }
          if (noncurrentExpirationDays !== undefined) {
            await forget(sql.oldNoncurrent.all(before(noncurrentExpirationDays)) as unknown as Row[]);
          }
        }
      }
    },
  };
}

function statements(database: State['database']) {
  const underPrefix = 'bucket = :bucket AND substr(key, 1, length(:prefix)) = :prefix';
  const newest =
    'sequence = (SELECT max(sequence) FROM objects AS o WHERE o.bucket = objects.bucket AND o.key = objects.key)';
  // A version is noncurrent from the moment that the next one was written.
  const replacedAt = `(SELECT min(modified_at) FROM objects AS o
    WHERE o.bucket = objects.bucket AND o.key = objects.key AND o.sequence > objects.sequence)`;
  return {
    files: database.prepare('SELECT file FROM objects WHERE file IS NOT NULL'),
    insert: database.prepare(`INSERT INTO objects
      (bucket, key, version_id, delete_marker, file, size, etag, sha256, headers, modified_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    latest: database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ? ORDER BY sequence DESC LIMIT 1'),
    exact: database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ? AND version_id = ?'),
    forget: database.prepare('DELETE FROM objects WHERE sequence = ?'),
    list: database.prepare(`SELECT * FROM objects WHERE ${underPrefix} AND key > :after AND delete_marker = 0
      AND ${newest} ORDER BY key LIMIT :limit`),
    oldCurrent: database.prepare(`SELECT * FROM objects WHERE ${underPrefix} AND delete_marker = 0
      AND modified_at < :before AND ${newest}`),
    oldNoncurrent: database.prepare(`SELECT * FROM objects WHERE ${underPrefix} AND ${replacedAt} < :before`),
  };
}

/** A file without a row is what a crash between the two left. */
function removeOrphans(folder: string, known: ReadonlySet<string>): void {
  for (const file of readdirSync(folder)) {
    if (!known.has(file)) rmSync(join(folder, file));
  }
}

export const preconditionFailed = () =>
  new AwsError('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold');

const toVersion = (row: Row): ObjectVersion => ({
  sequence: row.sequence,
  bucket: row.bucket,
  key: row.key,
  versionId: row.version_id,
  deleteMarker: row.delete_marker === 1,
  size: row.size,
  etag: row.etag,
  sha256: row.sha256,
  headers: JSON.parse(row.headers) as Record<string, string>,
  modifiedAt: row.modified_at,
});
