import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { principal, startTestEndpoint, type TestEndpoint } from './testing/endpoint.ts';

const Bucket = 'uploads';
const uploader = principal('uploader', {
  Effect: 'Allow',
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::uploads/uploads/*',
});
const base64Sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
let endpoint: TestEndpoint;
let client: S3Client;

beforeAll(async () => {
  const cors = [
    { allowedOrigins: ['http://127.0.0.1:*'], allowedMethods: ['PUT'], allowedHeaders: ['*'], maxAge: 600 },
  ];
  endpoint = await startTestEndpoint({ principals: [uploader], buckets: [{ name: Bucket, versioned: true, cors }] });
  client = new S3Client(endpoint.as(uploader));
});
afterAll(async () => {
  client.destroy();
  await endpoint.close();
});

const drafts = () => readdirSync(join(endpoint.dataDir, 'objects')).filter((file) => file.endsWith('.draft'));

/** What the bucket holds under the key. */
async function stored(key: string): Promise<string | undefined> {
  const version = endpoint.objects.find(Bucket, key);
  return version && Buffer.concat(await (await endpoint.objects.read(version)).toArray()).toString();
}

describe('presigned uploads', () => {
  const body = 'student,days\n1,2\n';
  const bound = new Set(['x-amz-checksum-sha256', 'if-none-match', 'content-length', 'host']);
  const presign = (Key: string, expiresIn = 60, signingDate = new Date()) =>
    getSignedUrl(
      client,
      new PutObjectCommand({
        Bucket,
        Key,
        ChecksumSHA256: base64Sha256(body),
        ContentLength: body.length,
        IfNoneMatch: '*',
      }),
      { expiresIn, signingDate, unhoistableHeaders: bound, signableHeaders: bound },
    );
  const headers = { 'x-amz-checksum-sha256': base64Sha256(body), 'if-none-match': '*' };
  const upload = async (url: string, text = body, sent: Record<string, string> = headers) => {
    const response = await fetch(url, { method: 'PUT', body: text, headers: sent });
    return { status: response.status, text: await response.text() };
  };

  it('take the file they were made for, once', async () => {
    const url = await presign('uploads/p1.csv');
    expect((await upload(url)).status).toBe(200);
    expect(await stored('uploads/p1.csv')).toBe(body);
    expect(await upload(url)).toMatchObject({ status: 412, text: expect.stringContaining('PreconditionFailed') });
  });

  it.each([
    ['another size', `${body}3,4\n`, headers],
    ['another checksum header', body, { ...headers, 'x-amz-checksum-sha256': base64Sha256('other') }],
    ['a missing header', body, { 'x-amz-checksum-sha256': base64Sha256(body) }],
    ['a further header that AWS acts on', body, { ...headers, 'x-amz-meta-added': '1' }],
  ])('refuse %s with 403', async (_, text, sent) => {
    expect((await upload(await presign('uploads/p2.csv'), text, sent)).status).toBe(403);
  });

  it('refuse another content of the same size with 400, and keep nothing of it', async () => {
    const url = await presign('uploads/p3.csv');
    expect(await upload(url, body.replace('2', '9'))).toMatchObject({
      status: 400,
      text: expect.stringContaining('BadDigest'),
    });
    expect(await stored('uploads/p3.csv')).toBeUndefined();
  });

  it('refuse another key', async () => {
    const url = (await presign('uploads/p4.csv')).replace('p4.csv', 'p5.csv');
    expect(await upload(url)).toMatchObject({ status: 403, text: expect.stringContaining('SignatureDoesNotMatch') });
  });

  it('refuse when they have expired, and before their time', async () => {
    const hour = 60 * 60 * 1000;
    const late = await presign('uploads/p6.csv', 60, new Date(Date.now() - hour));
    expect(await upload(late)).toMatchObject({ status: 403, text: expect.stringContaining('Request has expired') });
    const early = await presign('uploads/p6.csv', 60, new Date(Date.now() + hour));
    expect(await upload(early)).toMatchObject({ status: 403, text: expect.stringContaining('not yet valid') });
  });

  it('keep nothing when the connection breaks off in the middle', async () => {
    const url = new URL(await presign('uploads/p10.csv'));
    const broken = connect(Number(url.port), '127.0.0.1');
    const lines = Object.entries({ ...headers, host: url.host, 'content-length': body.length });
    broken.write(`PUT ${url.pathname}${url.search} HTTP/1.1\r\n`);
    broken.write(`${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body.slice(0, 5)}`);
    await expect.poll(() => drafts().length).toBe(1);
    broken.destroy();
    await expect.poll(() => drafts().length).toBe(0);
    expect(await stored('uploads/p10.csv')).toBeUndefined();
  });

  it('may do only what their signer may', async () => {
    expect(await upload(await presign('elsewhere/p7.csv'))).toMatchObject({
      status: 403,
      text: expect.stringContaining(
        'uploader is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::uploads/elsewhere/p7.csv',
      ),
    });
  });

  it('work from a page of an allowed origin', async () => {
    const url = await presign('uploads/p8.csv');
    const origin = 'http://127.0.0.1:3000';
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'x-amz-checksum-sha256',
      },
    });
    expect(preflight.status).toBe(200);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-amz-checksum-sha256');
    const response = await fetch(url, { method: 'PUT', body, headers: { ...headers, origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('are refused to a page of another origin', async () => {
    const preflight = await fetch(await presign('uploads/p9.csv'), {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'PUT' },
    });
    expect(preflight.status).toBe(403);
  });
});
