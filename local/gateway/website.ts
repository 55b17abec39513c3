import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ResponseHeader, Website } from '../template/website.ts';
import { answerMessage } from './answer.ts';
import type { SiteFile } from './site-files.ts';
import { compileViewerFunction } from './viewer-function.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Makes what answers requests as the distribution does: by path to the API or the files, with its response headers. */
export function createWebsite(
  { behaviors, rootObject }: Website,
  files: ReadonlyMap<string, SiteFile>,
  apis: ReadonlyMap<string, Answer>,
): Answer {
  const prepared = behaviors.map((behavior) => ({
    ...behavior,
    matches: wildcard(behavior.pattern),
    rewrite: behavior.viewerRequest === undefined ? undefined : compileViewerFunction(behavior.viewerRequest),
  }));
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const behavior = prepared.find(({ matches }) => matches.test(pathname));
    if (!behavior) return answerMessage(response, 404, 'Not Found');
    addHeaders(response, behavior.responseHeaders);
    const viewed = behavior.rewrite?.(request, pathname) ?? { kind: 'go-on', path: pathname };
    if (viewed.kind === 'answer') return void response.writeHead(viewed.status, viewed.headers).end();
    const { origin } = behavior;
    if (origin.kind === 'api') {
      const answer = apis.get(origin.apiId);
      return answer ? answer(request, response) : answerMessage(response, 404, 'Not Found');
    }
    return answerFile(request, response, files.get(viewed.path === '/' ? `/${rootObject}` : decodePath(viewed.path)));
  };
}

const wildcard = (pattern: string) => {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^/?${escaped}$`);
};

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Sets the policy's headers: those that override when the head is written, the others where the origin says nothing. */
function addHeaders(response: ServerResponse, headers: readonly ResponseHeader[]): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const own = rest.find((one) => typeof one === 'object' && one !== null) as Record<string, string> | undefined;
    for (const [name, value] of Object.entries(own ?? {})) response.setHeader(name, value);
    for (const { name, value, override } of headers) {
      if (override || !response.hasHeader(name)) response.setHeader(name, value);
    }
    return writeHead(status);
  };
}

function answerFile({ method, headers }: IncomingMessage, response: ServerResponse, file: SiteFile | undefined): void {
  if (method !== 'GET' && method !== 'HEAD') answerMessage(response, 405, 'Method Not Allowed');
  else if (!file) answerMessage(response, 404, 'Not Found');
  else if (headers['if-none-match'] === file.headers.etag) response.writeHead(304, file.headers).end();
  else {
    response.writeHead(200, { ...file.headers, 'content-length': String(file.body.length) });
    response.end(method === 'HEAD' ? undefined : file.body);
  }
}
