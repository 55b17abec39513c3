import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** A call as the SDK would send it: signed, its body one piece. */
type Call = { method: string; path: string; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> };

/**
 * Gives an SDK client's calls to a server of this process without a connection between them: half of what a call to an
 * embedded table costs is HTTP, and the tests make many thousands. That the SDK reaches it by HTTP too is tested with
 * the local host.
 */
export function callInProcess(server: Server): NonNullable<DynamoDBClientConfig['requestHandler']> {
  return {
    handle: ({ method, path, headers, body }: Call) =>
      new Promise((resolve) => {
        const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
        const request = Object.assign(new EventEmitter(), { method, url: path, headers: Object.fromEntries(lowered) });
        const answered: Record<string, string> = {};
        const response = {
          statusCode: 200,
          setHeader(name: string, value: unknown) {
            answered[name.toLowerCase()] = String(value);
          },
          end: (text: string) =>
            resolve({ response: { statusCode: response.statusCode, headers: answered, body: Buffer.from(text) } }),
        };
        server.emit('request', request, response);
        request.emit('data', Buffer.from(body.buffer, body.byteOffset, body.byteLength));
        request.emit('end');
      }),
  };
}
