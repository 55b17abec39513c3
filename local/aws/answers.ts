import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { AwsError } from './aws-error.ts';
import { SignatureError, type SignatureProblem } from './signature-v4.ts';
import { toXml } from './xml.ts';

/** How a service speaks: JSON (DynamoDB, SQS, Secrets Manager), REST with XML (S3), or the query protocol (SES). */
export type Protocol = 'json' | 's3' | 'query';

/** Each protocol's own code and status for a signature that does not hold. */
const SIGNATURE_CODES: Record<Protocol, Record<SignatureProblem, [code: string, status: number]>> = {
  json: {
    missing: ['MissingAuthenticationTokenException', 400],
    malformed: ['IncompleteSignatureException', 400],
    'unknown key': ['UnrecognizedClientException', 400],
    mismatch: ['InvalidSignatureException', 400],
    skewed: ['InvalidSignatureException', 400],
    expired: ['InvalidSignatureException', 400],
    'unsigned header': ['InvalidSignatureException', 400],
  },
  s3: {
    missing: ['AccessDenied', 403],
    malformed: ['AuthorizationHeaderMalformed', 400],
    'unknown key': ['InvalidAccessKeyId', 403],
    mismatch: ['SignatureDoesNotMatch', 403],
    skewed: ['RequestTimeTooSkewed', 403],
    expired: ['AccessDenied', 403],
    'unsigned header': ['AccessDenied', 403],
  },
  query: {
    missing: ['MissingAuthenticationToken', 403],
    malformed: ['IncompleteSignature', 400],
    'unknown key': ['InvalidClientTokenId', 403],
    mismatch: ['SignatureDoesNotMatch', 403],
    skewed: ['SignatureDoesNotMatch', 403],
    expired: ['SignatureDoesNotMatch', 403],
    'unsigned header': ['SignatureDoesNotMatch', 403],
  },
};

export function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, 'application/x-amz-json-1.0', JSON.stringify(body));
}

export function sendXml(response: ServerResponse, status: number, xml: string): void {
  send(response, status, 'application/xml', xml);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(body);
}

/** Answers with an error in the service's own form. An error that is not AWS's is a fault of ours: 500. */
export function sendError(response: ServerResponse, protocol: Protocol, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const { code, status, message } = toAwsError(protocol, error);
  if (protocol === 'json') {
    // SDK clients take the code of a service that once spoke the query protocol from this header.
    response.setHeader('x-amzn-query-error', `${code};${status < 500 ? 'Sender' : 'Receiver'}`);
    sendJson(response, status, { __type: code, message });
  } else if (protocol === 's3') {
    sendXml(response, status, toXml('Error', { Code: code, Message: message, RequestId: randomUUID() }));
  } else {
    const detail = { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message };
    sendXml(response, status, toXml('ErrorResponse', { Error: detail, RequestId: randomUUID() }));
  }
}

function toAwsError(protocol: Protocol, error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  if (error instanceof SignatureError) return new AwsError(...SIGNATURE_CODES[protocol][error.problem], error.message);
  return new AwsError(
    'InternalFailure',
    500,
    `The local host failed: ${error instanceof Error ? error.message : error}`,
  );
}
