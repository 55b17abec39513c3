import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bucketAddress, s3Presign } from './presign.ts';

const region = 'us-west-2';
const credentials = { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: 'session/+=' };
const signing = { ...new DynamoDBClient({ region, credentials }).config, signingName: 's3' };
const endpoint = 'http://127.0.0.1:4566';
const presign = s3Presign(signing, bucketAddress('files', region, endpoint));
const upload = {
  key: 'uploads/a/attendance/2026-02/0000000001',
  size: 10,
  checksum: `${'+/'.repeat(21)}x=`,
  seconds: 900,
};

beforeAll(() => {
  vi.useFakeTimers({ now: new Date('2026-03-10T09:00:00Z'), toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

const signatureOf = async (change: Partial<typeof upload>) =>
  new URL((await presign({ ...upload, ...change })).url).searchParams.get('X-Amz-Signature');

describe('a presigned upload', () => {
  it('signs size, checksum and no overwrite as headers that the sender must send', async () => {
    const { url, headers } = await presign(upload);
    const { pathname, searchParams } = new URL(url);
    expect(pathname).toBe(`/files/${upload.key}`);
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host;if-none-match;x-amz-checksum-sha256');
    expect(searchParams.get('X-Amz-Expires')).toBe('900');
    expect(headers).toEqual({ 'x-amz-checksum-sha256': upload.checksum, 'if-none-match': '*' });
    expect([...searchParams.keys()].filter((name) => /checksum|none-match/i.test(name))).toEqual([]);
  });

  it.each([
    { size: 11 },
    { checksum: `${'y'.repeat(43)}=` },
    { key: 'uploads/b/attendance/2026-02/0000000001' },
    { seconds: 901 },
  ])('has another signature for %j', async (change) => {
    expect(await signatureOf({})).toBe(await signatureOf({}));
    expect(await signatureOf(change)).not.toBe(await signatureOf({}));
  });

  it.each([undefined, endpoint])("is the one that S3's own client gives, with endpoint %s", async (at) => {
    const client = new S3Client({
      region,
      credentials,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      ...(at && { endpoint: at }),
    });
    const { key, size, checksum, seconds } = upload;
    const bound = ['x-amz-checksum-sha256', 'if-none-match'];
    const expected = await getSignedUrl(
      client,
      new PutObjectCommand({
        Bucket: 'files',
        Key: key,
        ContentLength: size,
        ChecksumSHA256: checksum,
        IfNoneMatch: '*',
      }),
      {
        expiresIn: seconds,
        unhoistableHeaders: new Set(bound),
        signableHeaders: new Set(['host', 'content-length', ...bound]),
      },
    );
    const { url } = await s3Presign(signing, bucketAddress('files', region, at))(upload);
    const parts = (text: string) => {
      const { origin, pathname, searchParams } = new URL(text);
      return { origin, pathname, query: Object.fromEntries(searchParams) };
    };
    expect(parts(url)).toEqual(parts(expected));
  });
});
