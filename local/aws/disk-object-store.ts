import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AwsError } from './aws-error.ts';
import type { BucketDefinition, LifecycleRule } from './definitions.ts';
import type { ObjectStore, ObjectVersion, PutOptions } from './object-store.ts';
import type { State } from './state.ts';
import { checkClaims, type Written, writeUpload } from './upload.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL,
    delete_marker INTEGER NOT NULL, file TEXT, size INTEGER NOT NULL, etag TEXT NOT NULL, sha256 TEXT NOT NULL,
    headers TEXT NOT NULL, modified_at INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS objects_by_key ON objects (bucket, key, sequence);`;

const DAY_MS = 24 * 60 * 60 * 1000;

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

interface Published {
  readonly version: ObjectVersion;
  /** What the version took the place of, where the bucket keeps no versions. */
  readonly replaced: Row | undefined;
}

/** Objects with their bodies as files under `objects/`, all else in the state. */
export class DiskObjectStore implements ObjectStore {
  readonly #folder: string;
  readonly #state: State;
  readonly #sql: ReturnType<typeof prepare>;
  readonly #buckets: readonly BucketDefinition[];
  readonly #announce: (bucket: BucketDefinition, version: ObjectVersion) => void;

  /**
   * @param announce called inside the transaction that makes a version visible, to queue its event with it:
   * a crash leaves both or neither
   */
  constructor(
    dataDir: string,
    state: State,
    buckets: readonly BucketDefinition[],
    announce: (bucket: BucketDefinition, version: ObjectVersion) => void,
  ) {
    this.#folder = join(dataDir, 'objects');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    state.database.exec(SCHEMA);
    this.#state = state;
    this.#sql = prepare(state);
    this.#buckets = buckets;
    this.#announce = announce;
    this.#removeOrphans();
  }

  bucket(name: string): BucketDefinition | undefined {
    return this.#buckets.find((bucket) => bucket.name === name);
  }

  async put(bucket: BucketDefinition, key: string, body: Readable, options: PutOptions): Promise<ObjectVersion> {
    if (options.ifNoneMatch) this.#refuseExisting(bucket, key);
    const file = randomUUID();
    const draft = `${file}.draft`;
    let published: Published;
    try {
      const written = await writeUpload(body, this.#path(draft));
      checkClaims(written, options.claims());
      await rename(this.#path(draft), this.#path(file));
      published = this.#publish(bucket, key, file, written, options);
    } catch (error) {
      await Promise.all([draft, file].map((name) => rm(this.#path(name), { force: true })));
      throw error;
    }
    await this.#removeFiles([published.replaced]);
    return published.version;
  }

  #publish(
    bucket: BucketDefinition,
    key: string,
    file: string,
    written: Written,
    { ifNoneMatch, headers }: PutOptions,
  ): Published {
    return this.#state.transaction(() => {
      // Another put may have come first while this one was streaming.
      if (ifNoneMatch) this.#refuseExisting(bucket, key);
      const before = bucket.versioned ? undefined : this.#latest(bucket.name, key);
      if (before) this.#sql.forget.run(before.sequence);
      const inserted = toVersion(this.#insert(bucket, key, file, written, headers));
      this.#announce(bucket, inserted);
      return { version: inserted, replaced: before };
    });
  }

  find(bucket: string, key: string, versionId?: string): ObjectVersion | undefined {
    const row = versionId === undefined ? this.#latest(bucket, key) : this.#exact(bucket, key, versionId);
    return row && toVersion(row);
  }

  async read({ bucket, key, versionId }: ObjectVersion, range?: { start: number; end: number }): Promise<Readable> {
    const file = this.#exact(bucket, key, versionId)?.file;
    if (!file) throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
    const handle = await open(this.#path(file));
    return handle.createReadStream(range);
  }

  async delete(bucket: BucketDefinition, key: string, versionId?: string) {
    if (bucket.versioned && versionId === undefined) {
      const marker = this.#state.transaction(() => this.#insert(bucket, key, null));
      return { versionId: marker.version_id, deleteMarker: true };
    }
    const row = this.#exact(bucket.name, key, versionId ?? 'null');
    if (!row) return undefined;
    await this.#forget([row]);
    return { versionId: row.version_id, deleteMarker: row.delete_marker === 1 };
  }

  list(bucket: string, prefix: string, after: string, limit: number): ObjectVersion[] {
    return (this.#sql.list.all({ bucket, prefix, after, limit }) as unknown as Row[]).map(toVersion);
  }

  async expire(now = Date.now()): Promise<void> {
    for (const bucket of this.#buckets) {
      for (const rule of bucket.lifecycle ?? []) await this.#expireBy(bucket, rule, now);
    }
  }

  async #expireBy(bucket: BucketDefinition, rule: LifecycleRule, now: number): Promise<void> {
    const { prefix = '', expirationDays, noncurrentExpirationDays } = rule;
    const older = (statement: 'oldCurrent' | 'oldNoncurrent', days: number) =>
      this.#sql[statement].all({ bucket: bucket.name, prefix, before: now - days * DAY_MS }) as unknown as Row[];
    const current = expirationDays === undefined ? [] : older('oldCurrent', expirationDays);
    if (bucket.versioned) for (const { key } of current) await this.delete(bucket, key);
    else await this.#forget(current);
    if (noncurrentExpirationDays !== undefined) await this.#forget(older('oldNoncurrent', noncurrentExpirationDays));
  }

  #insert(bucket: BucketDefinition, key: string, file: string | null, written?: Written, headers: object = {}): Row {
    const versionId = bucket.versioned ? randomUUID().replaceAll('-', '') : 'null';
    this.#sql.insert.run({
      bucket: bucket.name,
      key,
      versionId,
      deleteMarker: file === null ? 1 : 0,
      file,
      size: written?.size ?? 0,
      etag: written?.md5.toString('hex') ?? '',
      sha256: written?.checksums.sha256 ?? '',
      headers: JSON.stringify(headers),
      modifiedAt: Date.now(),
    });
    return this.#exact(bucket.name, key, versionId) as Row;
  }

  #refuseExisting(bucket: BucketDefinition, key: string): void {
    if (this.#latest(bucket.name, key)?.delete_marker !== 0) return;
    throw new AwsError('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold');
  }

  #latest(bucket: string, key: string): Row | undefined {
    return this.#sql.latest.get(bucket, key) as Row | undefined;
  }

  #exact(bucket: string, key: string, versionId: string): Row | undefined {
    return this.#sql.exact.get(bucket, key, versionId) as Row | undefined;
  }

  async #forget(rows: readonly Row[]): Promise<void> {
    this.#state.transaction(() => {
      for (const { sequence } of rows) this.#sql.forget.run(sequence);
    });
    await this.#removeFiles(rows);
  }

  async #removeFiles(rows: readonly (Row | undefined)[]): Promise<void> {
    await Promise.all(rows.map((row) => row?.file && rm(this.#path(row.file), { force: true })));
  }

  /** A file without a row is what a crash between the two left. */
  #removeOrphans(): void {
    const known = new Set(this.#sql.files.all().map(({ file }) => file));
    for (const file of readdirSync(this.#folder)) {
      if (!known.has(file)) rmSync(this.#path(file));
    }
  }

  #path(file: string): string {
    return join(this.#folder, file);
  }
}

function prepare({ database }: State) {
  const underPrefix = 'bucket = :bucket AND key >= :prefix AND substr(key, 1, length(:prefix)) = :prefix';
  const newest =
    'sequence = (SELECT max(sequence) FROM objects AS o WHERE o.bucket = objects.bucket AND o.key = objects.key)';
  // A version is noncurrent from the moment that the next one was written.
  const replacedAt = `(SELECT min(modified_at) FROM objects AS o
    WHERE o.bucket = objects.bucket AND o.key = objects.key AND o.sequence > objects.sequence)`;
  return {
    files: database.prepare('SELECT file FROM objects WHERE file IS NOT NULL'),
    insert: database.prepare(`INSERT INTO objects
      (bucket, key, version_id, delete_marker, file, size, etag, sha256, headers, modified_at)
      VALUES (:bucket, :key, :versionId, :deleteMarker, :file, :size, :etag, :sha256, :headers, :modifiedAt)`),
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
