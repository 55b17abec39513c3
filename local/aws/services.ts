import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Protocol, sendError, sendJson, sendXml } from './answers.ts';
import { AwsError } from './aws-error.ts';
import type { MailDefinition, Principal, TableDefinition } from './definitions.ts';
import { authorizeDynamo } from './dynamodb.ts';
import type { DynamoServer } from './dynamodb-server.ts';
import type { MailStore } from './mail-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { Queue } from './queue.ts';
import { type AuthenticatedRequest, type AwsRequest, readBody, toAwsRequest } from './request.ts';
import { allowOrigin, handlePreflight, handleS3 } from './s3.ts';
import type { openSecrets } from './secrets.ts';
import { createSes } from './ses.ts';
import { readSignature, SignatureError, sha256, verifySignature } from './signature-v4.ts';
import { createSqs } from './sqs.ts';

/** What stands behind the endpoint. */
export interface Backends {
  readonly region: string;
  readonly principals: readonly Principal[];
  readonly tables: readonly TableDefinition[];
  readonly dynamo: DynamoServer;
  readonly queuesByUrl: ReadonlyMap<string, Queue>;
  readonly objects: ObjectStore;
  readonly mails: MailStore;
  readonly mail: MailDefinition;
  readonly secrets: Awaited<ReturnType<typeof openSecrets>>;
  /** Aborts when the endpoint closes: waiting receives end. */
  readonly closing: AbortSignal;
}

interface Call {
  readonly request: AuthenticatedRequest;
  readonly body: Buffer;
  readonly response: ServerResponse;
}

type Service = { protocol: Protocol; handle: (call: Call) => Promise<void> | void };

/**
 * Answers one HTTP request for any of the services. The credential scope of its signature names the service; nothing
 * is done before the signature holds.
 */
export function createRequestListener(backends: Backends) {
  const services = createServices(backends);
  return async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = toAwsRequest(incoming);
    let protocol: Protocol = request.headers['x-amz-target'] === undefined ? 's3' : 'json';
    try {
      allowOrigin(backends.objects, request, response);
      if (request.method === 'OPTIONS') return handlePreflight(backends.objects, request, response);
      const signature = readSignature(request);
      const service = services[signature.service];
      protocol = service?.protocol ?? (signature.service === 's3' ? 's3' : protocol);
      const principal = findPrincipal(backends, signature);
      if (signature.service === 's3') {
        const payload = s3Payload(request, signature.expires !== undefined);
        verifySignature(request, signature, principal.secretAccessKey, payload);
        return await handleS3(backends.objects, { ...request, principal, payload, incoming }, response);
      }
      if (!service) throw new AwsError('UnknownService', 400, `The local host does not offer ${signature.service}.`);
      const body = await readBody(incoming);
      verifySignature(request, signature, principal.secretAccessKey, sha256(body));
      await service.handle({ request: { ...request, principal }, body, response });
    } catch (error) {
      sendError(response, protocol, error);
    } finally {
      // What is left of a refused body is read, so that the client sees the answer and not a broken pipe.
      incoming.resume();
    }
  };
}

function createServices({ region, tables, dynamo, queuesByUrl, mail, mails, secrets, closing }: Backends) {
  const sqs = createSqs(queuesByUrl);
  const ses = createSes(mail, mails);
  const services: Record<string, Service> = {
    dynamodb: {
      protocol: 'json',
      handle({ request, body, response }) {
        authorizeDynamo(request.principal, operationOf(request), parseJson(body), tables, region);
        dynamo.handle(request, body, response);
      },
    },
    sqs: {
      protocol: 'json',
      async handle({ request, body, response }) {
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const signal = AbortSignal.any([closing, gone.signal]);
        sendJson(response, 200, await sqs(operationOf(request), parseJson(body), request.principal, signal));
      },
    },
    secretsmanager: {
      protocol: 'json',
      handle({ request, body, response }) {
        sendJson(response, 200, secrets(operationOf(request), parseJson(body), request.principal));
      },
    },
    ses: {
      protocol: 'query',
      async handle({ request, body, response }) {
        sendXml(response, 200, await ses(new URLSearchParams(body.toString()), request.principal));
      },
    },
  };
  return services;
}

function findPrincipal(
  { principals, region }: Backends,
  signature: { accessKeyId: string; region: string },
): Principal {
  const principal = principals.find(({ accessKeyId }) => accessKeyId === signature.accessKeyId);
  if (!principal) throw new SignatureError('unknown key', 'The access key in the request is not known.');
  if (signature.region !== region) {
    throw new SignatureError(
      'malformed',
      `The request is signed for ${signature.region}; the region here is ${region}.`,
    );
  }
  return principal;
}

function s3Payload({ headers, query }: AwsRequest, presigned: boolean): string {
  const payload = headers['x-amz-content-sha256'] ?? query.get('X-Amz-Content-Sha256');
  if (payload) return payload;
  if (presigned) return 'UNSIGNED-PAYLOAD';
  throw new AwsError('InvalidRequest', 400, 'Missing required header for this request: x-amz-content-sha256');
}

/** `DynamoDB_20120810.PutItem` is the operation PutItem. */
const operationOf = ({ headers }: AwsRequest) => headers['x-amz-target']?.split('.').at(-1) ?? '';

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString() || '{}');
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Answered below, together with JSON that is no object.
  }
  throw new AwsError('SerializationException', 400, 'The request body is not a JSON object.');
}
