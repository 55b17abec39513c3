import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, arn, principal, startTestEndpoint, type TestEndpoint } from './testing/endpoint.ts';

const reader = principal('reader', { Effect: 'Allow', Action: 's3:GetObject*', Resource: 'arn:aws:s3:::uploads/*' });
const Bucket = 'uploads';
let endpoint: TestEndpoint;
let s3: S3Client;

beforeAll(async () => {
  endpoint = await startTestEndpoint({
    principals: [admin, reader],
    queues: [{ name: 'created', arn: arn.queue('created') }],
    buckets: [
      {
        name: Bucket,
        versioned: true,
        notifications: [{ events: ['s3:ObjectCreated:*'], prefix: 'uploads/', queueArn: arn.queue('created') }],
      },
      { name: 'plain', versioned: false },
    ],
  });
  s3 = new S3Client(endpoint.as(admin));
});
afterAll(async () => {
  s3.destroy();
  await endpoint.close();
});

const put = (Key: string, Body: string, bucket = Bucket) =>
  s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
const read = async (Key: string, more: { VersionId?: string | undefined; Range?: string } = {}, bucket = Bucket) =>
  (await s3.send(new GetObjectCommand({ Bucket: bucket, Key, ...more }))).Body?.transformToString();
const md5 = (data: string | Buffer) => createHash('md5').update(data).digest('hex');

describe('objects', () => {
  it('come back with their type, length, metadata and MD5 as ETag', async () => {
    const Key = 'a/ü (1)+!.csv';
    await s3.send(
      new PutObjectCommand({ Bucket, Key, Body: 'a,b\n', ContentType: 'text/csv', Metadata: { link: '7' } }),
    );
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head).toMatchObject({
      ContentType: 'text/csv',
      ContentLength: 4,
      ETag: `"${md5('a,b\n')}"`,
      Metadata: { link: '7' },
    });
    expect(await read(Key)).toBe('a,b\n');
  });

  it('can be empty', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'empty', Body: '', ContentLength: 0 }));
    expect(await read('empty')).toBe('');
  });

  it.each([
    ['bytes=0-3', '0123'],
    ['bytes=7-', '789'],
    ['bytes=-2', '89'],
    ['bytes=8-100', '89'],
  ])('give the range %s', async (Range, text) => {
    await put('digits', '0123456789');
    expect(await read('digits', { Range })).toBe(text);
  });

  it('answer InvalidRange to a range past the end', async () => {
    await put('digits', '0123456789');
    await expect(read('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('keep every version, hide behind a delete marker, and go for good with their version', async () => {
    const first = await put('versions', 'first');
    const second = await put('versions', 'second');
    expect(await read('versions')).toBe('second');
    expect(await read('versions', { VersionId: first.VersionId })).toBe('first');
    expect(await s3.send(new DeleteObjectCommand({ Bucket, Key: 'versions' }))).toMatchObject({ DeleteMarker: true });
    await expect(read('versions')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const VersionId = second.VersionId;
    expect(await read('versions', { VersionId })).toBe('second');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'versions', VersionId }));
    await expect(read('versions', { VersionId })).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('are replaced where the bucket keeps no versions', async () => {
    expect((await put('same', 'one', 'plain')).VersionId).toBeUndefined();
    await put('same', 'two', 'plain');
    expect(await read('same', {}, 'plain')).toBe('two');
    await s3.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'same' }));
    await expect(read('same', {}, 'plain')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('are listed by prefix, in order, page by page', async () => {
    for (const name of ['c', 'a', 'b & <d>']) await put(`list/${name}`, name);
    await put('list/gone', 'x');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'list/gone' }));
    const page = { Bucket, Prefix: 'list/', MaxKeys: 2 };
    const first = await s3.send(new ListObjectsV2Command(page));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['list/a', 'list/b & <d>']);
    const second = await s3.send(new ListObjectsV2Command({ ...page, ContinuationToken: first.NextContinuationToken }));
    expect(second).toMatchObject({ IsTruncated: false, Contents: [{ Key: 'list/c', Size: 1 }] });
  });

  it('stream in aws-chunked with a trailing checksum, 20 MB in little memory', async () => {
    const block = randomBytes(1024 * 1024);
    const Body = Readable.from(
      (function* () {
        for (let n = 0; n < 20; n++) yield block;
      })(),
    );
    const before = process.memoryUsage().rss;
    const { ETag } = await s3.send(
      new PutObjectCommand({ Bucket, Key: 'streamed', Body, ContentLength: 20 * block.length }),
    );
    expect(ETag).toBe(`"${md5(Buffer.concat(Array(20).fill(block)))}"`);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    expect(await read('streamed', { Range: 'bytes=20971510-' })).toHaveLength(block.subarray(-10).toString().length);
  });

  it('are refused with If-None-Match when the key is taken, even when two race', async () => {
    const once = () => s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x', IfNoneMatch: '*' }));
    const outcomes = await Promise.allSettled([once(), once(), once()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(once()).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
  });

  it('expire by the lifecycle rules of their bucket', async () => {
    const day = 24 * 60 * 60 * 1000;
    const buckets = [
      {
        name: 'raw',
        versioned: true,
        lifecycle: [{ prefix: 'uploads/', expirationDays: 1, noncurrentExpirationDays: 1 }],
      },
    ];
    const own = await startTestEndpoint({ buckets });
    const client = new S3Client(own.as(admin));
    for (const Key of ['uploads/raw', 'kept'])
      await client.send(new PutObjectCommand({ Bucket: 'raw', Key, Body: 'x' }));
    const { versionId } = own.objects.find('raw', 'uploads/raw') ?? {};
    await own.objects.expire(Date.now() + 2 * day);
    expect(own.objects.find('raw', 'uploads/raw')?.deleteMarker).toBe(true);
    await own.objects.expire(Date.now() + 2 * day);
    expect(own.objects.find('raw', 'uploads/raw', versionId)).toBeUndefined();
    expect(own.objects.find('raw', 'kept')?.deleteMarker).toBe(false);
    client.destroy();
    await own.close();
  });
});

describe('notifications', () => {
  it('tell the queue of a new object under the prefix, and of no other', async () => {
    const queue = endpoint.queues.get(arn.queue('created'));
    await put('elsewhere/file.csv', 'x');
    const { VersionId, ETag } = await put('uploads/März 1+2.csv', 'grüße');
    const [message] = (await queue?.receive({ maxMessages: 10 })) ?? [];
    const { Records } = JSON.parse(message?.body ?? '');
    expect(Records).toMatchObject([
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-west-2',
        eventName: 'ObjectCreated:Put',
        s3: {
          bucket: { name: Bucket, arn: 'arn:aws:s3:::uploads' },
          object: {
            key: 'uploads/M%C3%A4rz+1%2B2.csv',
            size: 7,
            versionId: VersionId,
            eTag: ETag?.replaceAll('"', ''),
          },
        },
      },
    ]);
    expect(await queue?.receive()).toEqual([]);
  });
});

describe('permissions', () => {
  it('deny what a role does not allow', async () => {
    const client = new S3Client(endpoint.as(reader));
    const denied = client.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' }));
    await expect(denied).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    client.destroy();
  });

  it('hide whether a key is missing from a caller who may not list', async () => {
    const client = new S3Client(endpoint.as(reader));
    const probe = client.send(new GetObjectCommand({ Bucket, Key: 'never' }));
    await expect(probe).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:ListBucket'),
    });
    client.destroy();
  });

  it('answer an unsigned request with 403, and an operation not offered with 501', async () => {
    expect((await fetch(`${endpoint.url}/${Bucket}/digits`)).status).toBe(403);
    const url = await getSignedUrl(
      s3,
      new GetObjectCommand({ Bucket, Key: 'digits', ResponseContentType: 'text/html' }),
    );
    expect((await fetch(url)).status).toBe(501);
  });
});
