import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AwsRequest } from './request.ts';

/**
 * AWS Signature Version 4: who signed a request, and whether the signature holds.
 * Definition: "Create a signed AWS API request" and "Authenticating requests: using query parameters" in AWS's manuals.
 */
export interface Signature {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  /** The service in the credential scope, such as `s3`. */
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** When it was signed, as `20260320T141500Z`. */
  readonly time: string;
  /** Seconds a presigned URL holds; `undefined` for a signed request. */
  readonly expires: number | undefined;
}

export type SignatureProblem =
  | 'missing'
  | 'malformed'
  | 'unknown key'
  | 'mismatch'
  | 'skewed'
  | 'expired'
  | 'unsigned header';

/** A request whose signature is missing or does not hold; services answer it in their own words. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
  readonly problem: SignatureProblem;

  constructor(problem: SignatureProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const CLOCK_SKEW_MS = 15 * 60 * 1000;
const LONGEST_EXPIRY_SECONDS = 7 * 24 * 60 * 60;

/**
 * Reads the signature from the Authorization header or a presigned URL's query.
 * @throws SignatureError `missing` or `malformed`
 */
export function readSignature(request: AwsRequest): Signature {
  const { query, headers } = request;
  if (query.has('X-Amz-Algorithm')) {
    return build(query.get('X-Amz-Algorithm') ?? '', {
      credential: query.get('X-Amz-Credential'),
      signedHeaders: query.get('X-Amz-SignedHeaders'),
      signature: query.get('X-Amz-Signature'),
      time: query.get('X-Amz-Date'),
      expires: query.get('X-Amz-Expires') ?? '',
    });
  }
  const { authorization } = headers;
  if (!authorization) throw new SignatureError('missing', 'The request carries no AWS signature.');
  const [algorithm = '', fields = ''] = authorization.split(/ (.*)/s);
  const field = (name: string) => new RegExp(`(?:^|[, ])${name}=([^, ]+)`).exec(fields)?.[1] ?? null;
  return build(algorithm, {
    credential: field('Credential'),
    signedHeaders: field('SignedHeaders'),
    signature: field('Signature'),
    time: headers['x-amz-date'] ?? null,
  });
}

type Fields = Record<'credential' | 'signedHeaders' | 'signature' | 'time', string | null> & { expires?: string };

function build(algorithm: string, fields: Fields): Signature {
  const malformed = (what: string) => new SignatureError('malformed', `The request's signature has ${what}.`);
  if (algorithm !== ALGORITHM) throw malformed(`the algorithm "${algorithm}", where only ${ALGORITHM} is understood`);
  const { credential, signedHeaders, signature, time } = fields;
  if (!credential || !signedHeaders || !signature) throw malformed('no credential, signed headers or signature');
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || rest.length > 0) {
    throw malformed('a credential other than key/date/region/service/aws4_request');
  }
  if (!time || !/^\d{8}T\d{6}Z$/.test(time) || !time.startsWith(date))
    throw malformed('no date, or another than its credential');
  const expires = fields.expires === undefined ? undefined : Number(fields.expires);
  if (expires !== undefined && !(Number.isInteger(expires) && expires >= 1 && expires <= LONGEST_EXPIRY_SECONDS)) {
    throw malformed(`an expiry other than 1 to ${LONGEST_EXPIRY_SECONDS} seconds`);
  }
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature, time, expires };
}

/**
 * Checks a signature against the request it covers.
 * @param payload the body's SHA-256 in hex, or the word that stands for it, such as `UNSIGNED-PAYLOAD`
 * @throws SignatureError `skewed` (more than 15 minutes off), `expired`, `unsigned header` or `mismatch`
 */
export function verifySignature(
  request: AwsRequest,
  signature: Signature,
  secretAccessKey: string,
  payload: string,
  now = Date.now(),
): void {
  checkTime(signature, now);
  checkSignedHeaders(request, signature);
  const expected = Buffer.from(computeSignature(request, signature, secretAccessKey, payload));
  const given = Buffer.from(signature.signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new SignatureError(
      'mismatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
}

function checkTime({ time, expires }: Signature, now: number): void {
  const signedAt = Date.parse(time.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  if (expires === undefined && Math.abs(now - signedAt) > CLOCK_SKEW_MS) {
    throw new SignatureError('skewed', `The request was signed at ${time}, more than 15 minutes from the time here.`);
  }
  if (expires !== undefined && signedAt - now > CLOCK_SKEW_MS)
    throw new SignatureError('expired', 'Request is not yet valid');
  if (expires !== undefined && now > signedAt + expires * 1000)
    throw new SignatureError('expired', 'Request has expired');
}

// A header that AWS acts on must be covered, or anyone between could add it.
function checkSignedHeaders({ headers }: AwsRequest, { signedHeaders }: Signature): void {
  const signed = new Set(signedHeaders);
  const bare = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))].find(
    (name) => !signed.has(name),
  );
  if (bare)
    throw new SignatureError(
      'unsigned header',
      `There were headers present in the request which were not signed: ${bare}`,
    );
}

/** The signature, in hex, that the secret key gives for this request. */
export function computeSignature(
  request: AwsRequest,
  { date, region, service, time, signedHeaders }: Omit<Signature, 'signature'>,
  secretAccessKey: string,
  payload: string,
): string {
  const canonicalRequest = [
    request.method,
    canonicalPath(request.path, service),
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    payload,
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const stringToSign = [ALGORITHM, time, scope, sha256(canonicalRequest)].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, stringToSign).toString('hex');
}

// Every service but S3 encodes the path a second time.
function canonicalPath(path: string, service: string): string {
  const once = path.split('/').map((segment) => encode(decode(segment)));
  return (service === 's3' ? once : once.map(encode)).join('/');
}

const canonicalQuery = (query: URLSearchParams) =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');

/** Percent-encodes all but RFC 3986's unreserved characters. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SignatureError('malformed', 'The request path is not valid percent-encoding.');
  }
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** SHA-256 in hex. */
export const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
