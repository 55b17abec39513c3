import { randomUUID } from 'node:crypto';
import type { BucketDefinition } from './definitions.ts';
import type { ObjectVersion } from './object-store.ts';
import type { Queue } from './queue.ts';

const OFFERED = new Set(['s3:ObjectCreated:*', 's3:ObjectCreated:Put']);

/**
 * Checks that every notification of the buckets can be given.
 * @throws Error that names the event or the queue that is not understood
 */
export function checkNotifications(buckets: readonly BucketDefinition[], queues: ReadonlyMap<string, Queue>): void {
  for (const { name, notifications = [] } of buckets) {
    for (const { events, queueArn } of notifications) {
      const unknown = events.find((event) => !OFFERED.has(event));
      if (unknown) throw new Error(`Bucket ${name}: the event ${unknown} is not understood by the local host.`);
      if (!queues.has(queueArn)) throw new Error(`Bucket ${name}: its notification queue ${queueArn} is unknown.`);
    }
  }
}

/** Sends the event of a new version to each queue that the bucket's notifications name for its key. */
export function announceCreated(
  { name, notifications = [] }: BucketDefinition,
  version: ObjectVersion,
  queues: ReadonlyMap<string, Queue>,
  region: string,
): void {
  for (const { prefix = '', suffix = '', queueArn } of notifications) {
    if (version.key.startsWith(prefix) && version.key.endsWith(suffix)) {
      queues.get(queueArn)?.send(JSON.stringify({ Records: [record(name, version, region)] }));
    }
  }
}

/** The record of the "Event message structure" in S3's manual, version 2.1. */
const record = (
  bucket: string,
  { key, size, etag, versionId, sequence, modifiedAt }: ObjectVersion,
  region: string,
) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: region,
  eventTime: new Date(modifiedAt).toISOString(),
  eventName: 'ObjectCreated:Put',
  userIdentity: { principalId: 'AWS:local' },
  requestParameters: { sourceIPAddress: '127.0.0.1' },
  responseElements: { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': randomUUID() },
  s3: {
    s3SchemaVersion: '1.0',
    configurationId: 'local',
    bucket: { name: bucket, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${bucket}` },
    object: {
      key: encodeKey(key),
      size,
      eTag: etag,
      ...(versionId !== 'null' && { versionId }),
      sequencer: sequence.toString(16).toUpperCase().padStart(16, '0'),
    },
  },
});

/**
 * A key as events carry it: encoded like a form's value, slashes kept.
 * @example encodeKey('uploads/März 1.csv') // 'uploads/M%C3%A4rz+1.csv'
 */
export const encodeKey = (key: string) =>
  encodeURIComponent(key)
    .replace(/%20/g, '+')
    .replace(/%2F/g, '/')
    .replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
