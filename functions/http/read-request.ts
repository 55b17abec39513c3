import type { Body, Operation, RequestOf } from '../../shared/api/operation.ts';
import type { HttpEvent } from './event.ts';
import { parseFields } from './field-errors.ts';
import { type FieldError, invalidRequest, Problem } from './problem.ts';

/** No request of the API is larger; files go to the bucket. */
const MAXIMUM_BODY_BYTES = 256 * 1024;

/**
 * Reads a request as its operation's contract says.
 *
 * @throws Problem 400 with one entry for each field that needs mending, 413 and 415 for a body that is not taken.
 */
export function readRequest<O extends Operation>(
  operation: O,
  event: HttpEvent,
  pathParams: Record<string, string>,
): RequestOf<O> {
  const errors: FieldError[] = [];
  const read = (schema: Operation['params'], value: unknown, whole: string): unknown => {
    if (!schema) return {};
    const parsed = parseFields(schema, value, whole);
    if ('data' in parsed) return parsed.data;
    errors.push(...parsed.errors);
    return {};
  };
  const request = {
    params: read(operation.params, pathParams, 'path'),
    query: read(operation.query, Object.fromEntries(new URLSearchParams(event.rawQueryString)), 'query'),
    headers: read(operation.headers, event.headers ?? {}, 'headers'),
    body: operation.body && readBody(operation.body, event, errors),
  };
  if (errors.length > 0) throw invalidRequest(errors);
  // Each part was read with the schema that its type is inferred from.
  return request as RequestOf<O>;
}

function readBody(contract: Body, event: HttpEvent, errors: FieldError[]): unknown {
  const parsed = parseFields(contract.schema, decodeBody(contract, event), 'body');
  if ('data' in parsed) return parsed.data;
  errors.push(...parsed.errors);
  return undefined;
}

function decodeBody(contract: Body, event: HttpEvent): unknown {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAXIMUM_BODY_BYTES) {
    throw new Problem('too-large', 'The request is larger than 256 KB. Files are not sent here but to the upload URL.');
  }
  if (contract.optional && bytes.length === 0) return {};
  const type = event.headers?.['content-type']?.split(';')[0]?.trim().toLowerCase();
  const text = bytes.toString('utf8');
  if (type === 'application/json') return parseJson(text);
  if (contract.form && type === 'application/x-www-form-urlencoded') return readForm(text);
  const taken = contract.form ? 'application/json or application/x-www-form-urlencoded' : 'application/json';
  throw new Problem('media-type-not-taken', `Send the body as ${taken}, and say so in Content-Type.`);
}

/** A field left empty in a form counts as left out. */
function readForm(text: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value.trim() !== ''));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest([{ field: 'body', message: 'is not JSON' }]);
  }
}
