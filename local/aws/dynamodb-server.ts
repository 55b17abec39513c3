import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { request as httpRequest, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import dynalite from 'dynalite';
import { AwsError } from './aws-error.ts';
import type { AwsRequest } from './request.ts';
import { computeSignature, sha256 } from './signature-v4.ts';

/** What answers DynamoDB calls that were let through. */
export interface DynamoServer {
  handle(request: AwsRequest, body: Buffer, response: ServerResponse): void;
  close(): Promise<void>;
}

/** The embedded DynamoDB, on disk. It opens no port: whoever would reach one could pass by the permissions. */
export function openEmbeddedDynamo(dataDir: string): DynamoServer {
  const path = join(dataDir, 'dynamodb');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return {
    handle({ method, path: url, headers }, body, response) {
      server.emit('request', Object.assign(Readable.from([body]), { method, url, headers }), response);
    },
    async close() {
      // It closes its files only as part of closing a server that listens.
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
      });
    },
  };
}

export interface RemoteDynamoOptions {
  readonly endpoint: string;
  readonly region: string;
  /** One key for all functions, since DynamoDB Local keeps separate tables for each key. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Another DynamoDB-compatible server: calls are signed anew and passed on. */
export function connectRemoteDynamo(options: RemoteDynamoOptions): DynamoServer {
  const target = new URL(options.endpoint);
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return {
    handle({ headers }, body, response) {
      const outgoing = send(target, { method: 'POST', headers: sign(options, target, headers, body) }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      outgoing.on('error', ({ message }) => {
        const text = `The DynamoDB server at ${options.endpoint} does not answer: ${message}`;
        if (response.headersSent) return void response.destroy();
        response.writeHead(500, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify({ __type: 'InternalServerError', message: text }));
      });
      outgoing.end(body);
    },
    async close() {},
  };
}

function sign(
  { accessKeyId, secretAccessKey, region }: RemoteDynamoOptions,
  target: URL,
  given: AwsRequest['headers'],
  body: Buffer,
): OutgoingHttpHeaders {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const date = time.slice(0, 8);
  const operation = given['x-amz-target'];
  if (!operation) throw new AwsError('UnknownOperationException', 400, 'The request names no operation.');
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: target.host,
    'x-amz-date': time,
    'x-amz-target': operation,
  };
  const signedHeaders = Object.keys(headers);
  const scope = { accessKeyId, date, region, service: 'dynamodb', signedHeaders, time, expires: undefined };
  const request = { method: 'POST', path: target.pathname, query: target.searchParams, headers };
  const signature = computeSignature(request, scope, secretAccessKey, sha256(body));
  const credential = `${accessKeyId}/${date}/${region}/dynamodb/aws4_request`;
  return {
    ...headers,
    'content-length': body.length,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}
