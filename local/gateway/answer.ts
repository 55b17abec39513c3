import type { ServerResponse } from 'node:http';

/** Answers as API Gateway does by itself: a JSON object with one message. */
export function answerMessage(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ message });
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
