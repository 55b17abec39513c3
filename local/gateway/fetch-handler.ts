import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { answerMessage } from './answer.ts';
import type { Answer } from './gateway.ts';

/** Lets a handler of web requests answer ours; it sees method, URL and headers. `undefined` becomes a 404. */
export function fromFetch(handle: (request: Request) => Promise<Response | undefined>): Answer {
  return async (request, response) => {
    const answer = await handle(toWebRequest(request));
    if (!answer) return answerMessage(response, 404, 'Not Found');
    await send(answer, response);
  };
}

function toWebRequest({ method = 'GET', url = '/', headersDistinct }: IncomingMessage): Request {
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Request(new URL(url, `http://${headersDistinct.host?.[0] ?? '127.0.0.1'}`), { method, headers });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) await pipeline(answer.body, response);
  else response.end();
}
