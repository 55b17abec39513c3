import { describe, expect, it } from 'vitest';
import type { AwsRequest } from './request.ts';
import { computeSignature, readSignature, sha256, verifySignature } from './signature-v4.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const SIGNED_AT = Date.UTC(2015, 7, 30, 12, 36);
const MINUTE = 60_000;
const EMPTY = sha256('');

/** The case "get-vanilla-query-order-key-case" of AWS's Signature Version 4 test suite. */
const signed: AwsRequest = {
  method: 'GET',
  path: '/',
  query: new URLSearchParams('Param2=value2&Param1=value1'),
  headers: {
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
      'SignedHeaders=host;x-amz-date, Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
};
const verify = (request: AwsRequest, payload = EMPTY, now = SIGNED_AT) =>
  verifySignature(request, readSignature(request), SECRET, payload, now);
const problem = (name: string) => expect.objectContaining({ name: 'SignatureError', problem: name });

describe('a signed request', () => {
  it('verifies as in the test suite of AWS', () => {
    expect(readSignature(signed)).toMatchObject({
      accessKeyId: 'AKIDEXAMPLE',
      region: 'us-east-1',
      service: 'service',
    });
    expect(() => verify(signed)).not.toThrow();
  });

  it.each([
    ['method', { ...signed, method: 'PUT' }],
    ['path', { ...signed, path: '/other' }],
    ['query', { ...signed, query: new URLSearchParams('Param1=value1&Param2=other') }],
    ['signed header', { ...signed, headers: { ...signed.headers, host: 'example.com' } }],
  ])('does not verify with another %s', (_, request) => {
    expect(() => verify(request)).toThrow(problem('mismatch'));
  });

  it('does not verify with another body or key', () => {
    expect(() => verify(signed, sha256('x'))).toThrow(problem('mismatch'));
    expect(() => verifySignature(signed, readSignature(signed), 'other', EMPTY, SIGNED_AT)).toThrow(
      problem('mismatch'),
    );
  });

  it('holds for 15 minutes around its time', () => {
    expect(() => verify(signed, EMPTY, SIGNED_AT + 15 * MINUTE)).not.toThrow();
    expect(() => verify(signed, EMPTY, SIGNED_AT + 16 * MINUTE)).toThrow(problem('skewed'));
    expect(() => verify(signed, EMPTY, SIGNED_AT - 16 * MINUTE)).toThrow(problem('skewed'));
  });

  it('may carry no AWS header that it does not sign', () => {
    const request = { ...signed, headers: { ...signed.headers, 'x-amz-acl': 'public-read' } };
    expect(() => verify(request)).toThrow(problem('unsigned header'));
  });

  it.each([
    ['AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0'],
    ['AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0'],
    ['Bearer token'],
  ])('is malformed as "%s"', (authorization) => {
    expect(() => readSignature({ ...signed, headers: { ...signed.headers, authorization } })).toThrow(
      problem('malformed'),
    );
  });

  it('is missing without an Authorization header', () => {
    expect(() => readSignature({ ...signed, headers: {} })).toThrow(problem('missing'));
  });
});

/** "Authenticating requests: using query parameters", the worked example of S3's manual. */
describe('a presigned URL', () => {
  const presigned: AwsRequest = {
    method: 'GET',
    path: '/test.txt',
    query: new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
      'X-Amz-Date': '20130524T000000Z',
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    }),
    headers: { host: 'examplebucket.s3.amazonaws.com' },
  };
  const SECRET_OF_EXAMPLE = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const start = Date.UTC(2013, 4, 24);
  const verifyAt = (now: number) =>
    verifySignature(presigned, readSignature(presigned), SECRET_OF_EXAMPLE, 'UNSIGNED-PAYLOAD', now);

  it('verifies until it expires', () => {
    expect(() => verifyAt(start + 24 * 60 * MINUTE)).not.toThrow();
    expect(() => verifyAt(start + 24 * 60 * MINUTE + 1)).toThrow(problem('expired'));
    expect(() => verifyAt(start - 16 * MINUTE)).toThrow(problem('expired'));
  });

  it('is malformed when it would hold for more than a week', () => {
    const query = new URLSearchParams(presigned.query);
    query.set('X-Amz-Expires', '604801');
    expect(() => readSignature({ ...presigned, query })).toThrow(problem('malformed'));
  });
});

it('computes the signature of the worked example', () => {
  expect(computeSignature(signed, readSignature(signed), SECRET, EMPTY)).toMatch(/^b97d918c/);
});
