import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error.ts';
import type { Principal } from './definitions.ts';

/** A request as its signature covers it: nothing decoded but the query's names and values. */
export interface AwsRequest {
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request whose signature holds, from a caller we know. */
export interface AuthenticatedRequest extends AwsRequest {
  readonly principal: Principal;
}

/** Reads an incoming request's line and headers; the body stays unread. */
export function toAwsRequest(incoming: IncomingMessage): AwsRequest {
  const { pathname, search } = splitTarget(incoming.url ?? '/');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return { method: incoming.method ?? 'GET', path: pathname, query: new URLSearchParams(search), headers };
}

// `new URL` would resolve `..` and so change a path that was signed.
function splitTarget(target: string): { pathname: string; search: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { pathname: target, search: '' }
    : { pathname: target.slice(0, mark), search: target.slice(mark + 1) };
}

/**
 * Reads a whole body.
 * @throws AwsError `RequestEntityTooLarge` (413) over `limit` bytes: 16 MB, which is DynamoDB's own.
 */
export async function readBody(incoming: IncomingMessage, limit = 16 * 1024 * 1024): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new AwsError('RequestEntityTooLarge', 413, `The request is larger than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
