import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { pipeline as finishPipeline } from 'node:stream/promises';
import { authorize } from './access.ts';
import { AwsChunkedDecoder } from './aws-chunked.ts';
import { AwsError } from './aws-error.ts';
import type { BucketDefinition } from './definitions.ts';
import { decide } from './iam-policy.ts';
import type { ObjectStore, ObjectVersion } from './object-store.ts';
import type { AuthenticatedRequest, AwsRequest } from './request.ts';
import { corsHeaders } from './s3-cors.ts';
import { parseRange } from './s3-range.ts';
import { toXml } from './xml.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const UNDERSTOOD_QUERY =
  /^(x-id|x-amz-.*|versionid|list-type|prefix|max-keys|continuation-token|start-after|encoding-type)$/i;
/** Headers that would change what a put does, in ways that are not offered here. */
const REFUSED_HEADERS = ['x-amz-copy-source', 'x-amz-tagging', 'x-amz-acl', 'if-match'];
const KEPT_HEADER =
  /^(content-type|content-disposition|content-language|cache-control|content-encoding|x-amz-meta-.+)$/;

/** A signed S3 request: its body is still to come. */
export interface S3Request extends AuthenticatedRequest {
  /** What the signature says of the body: its SHA-256 in hex, or a word such as `UNSIGNED-PAYLOAD`. */
  readonly payload: string;
  readonly incoming: IncomingMessage;
}

interface Call {
  readonly request: S3Request;
  readonly response: ServerResponse;
  readonly store: ObjectStore;
  readonly bucket: BucketDefinition;
  readonly key: string;
}

/**
 * Serves S3's REST protocol for objects: put, get (with range), head, delete and ListObjectsV2.
 * Anything else is answered 501 with its name.
 * @throws AwsError as the promise's rejection
 */
export async function handleS3(store: ObjectStore, request: S3Request, response: ServerResponse): Promise<void> {
  const { name, key } = parsePath(request.path);
  const bucket = store.bucket(name);
  if (!bucket) throw new AwsError('NoSuchBucket', 404, `The specified bucket does not exist: ${name}`);
  const refused =
    [...request.query.keys()].find((query) => !UNDERSTOOD_QUERY.test(query)) ??
    REFUSED_HEADERS.find((header) => request.headers[header] !== undefined);
  const operation = key === '' ? BUCKET_OPERATIONS[request.method] : OBJECT_OPERATIONS[request.method];
  if (refused || !operation) throw notImplemented(`${request.method}${refused ? ` with ${refused}` : ''}`);
  await operation({ request, response, store, bucket, key });
}

const OBJECT_OPERATIONS: Record<string, (call: Call) => Promise<void>> = {
  PUT: putObject,
  GET: getObject,
  HEAD: getObject,
  DELETE: deleteObject,
};
const BUCKET_OPERATIONS: Record<string, (call: Call) => Promise<void>> = { GET: listObjects, HEAD: headBucket };

const notImplemented = (what: string) =>
  new AwsError('NotImplemented', 501, `The local host does not offer S3 ${what}.`);

function parsePath(path: string): { name: string; key: string } {
  const [, name = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return { name, key: decodeURIComponent(key) };
}

const arnOf = ({ bucket, key }: Call) => `arn:aws:s3:::${bucket.name}${key && `/${key}`}`;

/** A header, or the query parameter that presigning made of it. */
function parameter({ headers, query }: AwsRequest, name: string): string | undefined {
  return headers[name] ?? [...query].find(([other]) => other.toLowerCase() === name)?.[1];
}

async function putObject(call: Call): Promise<void> {
  const { request, response, store, bucket, key } = call;
  authorize(request.principal, 's3:PutObject', arnOf(call));
  const { headers, payload } = request;
  const condition = parameter(request, 'if-none-match');
  if (condition !== undefined && condition !== '*') throw notImplemented('If-None-Match other than *');
  const { body, trailers } = openBody(request);
  const version = await store.put(bucket, key, body, {
    ifNoneMatch: condition === '*',
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => KEPT_HEADER.test(name))
        .map(withoutTransferCoding),
    ),
    claims: () => ({
      payload,
      contentMd5: headers['content-md5'],
      decodedLength: headers['x-amz-decoded-content-length'],
      checksums: claimedChecksums(request, trailers()),
    }),
  });
  response.writeHead(200, {
    etag: `"${version.etag}"`,
    'x-amz-checksum-sha256': version.sha256,
    ...versionHeader(version),
    'content-length': 0,
  });
  response.end();
}

// `aws-chunked` is how the body travels, not what it is.
const withoutTransferCoding = ([name, value]: [string, string]): [string, string] => [
  name,
  name === 'content-encoding' ? value.replace(/,?\s*aws-chunked\s*/, '') : value,
];

function openBody({ headers, incoming, payload }: S3Request) {
  if (payload === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
    const decoder = new AwsChunkedDecoder();
    // Its errors reach whoever reads the decoder.
    pipeline(incoming, decoder, () => {});
    return { body: decoder, trailers: () => decoder.trailers };
  }
  if (payload.startsWith('STREAMING-')) throw notImplemented(`payloads signed as ${payload}`);
  if (headers['content-length'] === undefined) {
    throw new AwsError('MissingContentLength', 411, 'You must provide the Content-Length HTTP header.');
  }
  return { body: incoming, trailers: () => ({}) };
}

function claimedChecksums(request: AwsRequest, trailers: Record<string, string>): Record<string, string> {
  const prefix = 'x-amz-checksum-';
  const given = { ...Object.fromEntries(request.query), ...request.headers, ...trailers };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      name.toLowerCase().startsWith(prefix) ? [[name.toLowerCase().slice(prefix.length), value]] : [],
    ),
  );
}

async function getObject(call: Call): Promise<void> {
  const { request, response, store } = call;
  const version = findVisible(call);
  const range = parseRange(request.headers.range, version.size);
  const wholeWithChecksum = request.headers['x-amz-checksum-mode'] === 'ENABLED' && !range;
  response.writeHead(range ? 206 : 200, {
    ...version.headers,
    'content-type': version.headers['content-type'] ?? 'binary/octet-stream',
    'content-length': range ? range.end - range.start + 1 : version.size,
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${version.size}` }),
    'accept-ranges': 'bytes',
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.modifiedAt).toUTCString(),
    ...(wholeWithChecksum && { 'x-amz-checksum-sha256': version.sha256, 'x-amz-checksum-type': 'FULL_OBJECT' }),
    ...versionHeader(version),
  });
  if (request.method === 'HEAD') return void response.end();
  await finishPipeline(await store.read(version, range), response);
}

/** The version asked for; without the right to list, a missing key is a denial, so that nobody can probe for keys. */
function findVisible(call: Call): ObjectVersion {
  const { request, store, bucket, key } = call;
  const { principal, query } = request;
  const versionId = query.get('versionId') ?? undefined;
  authorize(principal, versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', arnOf(call));
  const version = store.find(bucket.name, key, versionId);
  if (version && !version.deleteMarker) return version;
  const bucketArn = `arn:aws:s3:::${bucket.name}`;
  if (decide(principal.statements, 's3:ListBucket', bucketArn) !== 'allowed')
    authorize(principal, 's3:ListBucket', bucketArn);
  throw versionId === undefined
    ? new AwsError('NoSuchKey', 404, 'The specified key does not exist.')
    : new AwsError('NoSuchVersion', 404, 'The specified version does not exist.');
}

async function deleteObject(call: Call): Promise<void> {
  const { request, response, store, bucket, key } = call;
  const versionId = request.query.get('versionId') ?? undefined;
  authorize(request.principal, versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion', arnOf(call));
  const deleted = await store.delete(bucket, key, versionId);
  response.writeHead(204, {
    ...(deleted && versionHeader(deleted)),
    ...(deleted?.deleteMarker && { 'x-amz-delete-marker': 'true' }),
  });
  response.end();
}

const versionHeader = ({ versionId }: { versionId: string }) =>
  versionId === 'null' ? {} : { 'x-amz-version-id': versionId };

async function headBucket(call: Call): Promise<void> {
  authorize(call.request.principal, 's3:ListBucket', arnOf(call));
  call.response.writeHead(200).end();
}

async function listObjects(call: Call): Promise<void> {
  const { request, response, store, bucket } = call;
  const { query, principal } = request;
  if (query.get('list-type') !== '2') throw notImplemented('ListObjects (version 1)');
  const prefix = query.get('prefix') ?? '';
  authorize(principal, 's3:ListBucket', arnOf(call), { context: { 's3:prefix': prefix } });
  const limit = Math.min(Number(query.get('max-keys') ?? 1000), 1000);
  if (!Number.isInteger(limit) || limit < 0) throw new AwsError('InvalidArgument', 400, 'max-keys must be 0 to 1000.');
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const found = store.list(bucket.name, prefix, after, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const encoded = query.get('encoding-type') === 'url' ? encodeURIComponent : (key: string) => key;
  sendXml(response, 'ListBucketResult', {
    Name: bucket.name,
    Prefix: encoded(prefix),
    KeyCount: page.length,
    MaxKeys: limit,
    EncodingType: query.get('encoding-type') ?? undefined,
    IsTruncated: found.length > page.length && last !== undefined,
    NextContinuationToken: found.length > page.length && last ? Buffer.from(last.key).toString('base64url') : undefined,
    Contents: page.map(({ key, modifiedAt, etag, size }) => ({
      Key: encoded(key),
      LastModified: new Date(modifiedAt).toISOString(),
      ETag: `"${etag}"`,
      Size: size,
      StorageClass: 'STANDARD',
    })),
  });
}

function sendXml(response: ServerResponse, root: string, content: Parameters<typeof toXml>[1]): void {
  const xml = toXml(root, content, NAMESPACE);
  response.writeHead(200, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(xml) });
  response.end(xml);
}

/** Answers a browser's preflight by the bucket's rules; no signature comes with it. */
export function handlePreflight(store: ObjectStore, { path, headers }: AwsRequest, response: ServerResponse): void {
  const asked = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const allowed = corsHeaders(
    store.bucket(parsePath(path).name)?.cors ?? [],
    headers.origin ?? '',
    headers['access-control-request-method'] ?? '',
    asked.filter(Boolean),
  );
  if (!allowed) throw new AwsError('AccessForbidden', 403, 'CORSResponse: This CORS request is not allowed.');
  response.writeHead(200, { ...allowed, 'content-length': 0 }).end();
}

/** Lets a page that the bucket's rules allow read the answer, whatever it will be. */
export function allowOrigin(store: ObjectStore, { path, method, headers }: AwsRequest, response: ServerResponse): void {
  if (headers.origin === undefined) return;
  const allowed = corsHeaders(store.bucket(parsePath(path).name)?.cors ?? [], headers.origin, method);
  for (const [name, value] of Object.entries(allowed ?? {})) response.setHeader(name, value);
}
