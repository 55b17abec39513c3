import type { IncomingMessage, ServerResponse } from 'node:http';
import { FunctionError } from '../functions/function-error.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import type { HttpApi, Route } from '../template/http-api.ts';
import { answerMessage } from './answer.ts';
import { answerWith, type JwtContext, toHttpEvent } from './http-event.ts';
import { authorize, type Issuer } from './jwt-authorizer.ts';
import { createRouter, type RouteMatch } from './router.ts';

/** What these ask for changes nothing (RFC 9110), and can be asked again. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

export interface ApiOptions {
  readonly account: string;
  readonly issuer: Issuer;
  /** By ARN. */
  readonly functions: ReadonlyMap<string, FunctionPool>;
}

/** Makes what answers requests to an HTTP API: routes, authorizer, limits and errors as API Gateway has them. */
export function createApi({ id, routes }: HttpApi, { account, issuer, functions }: ApiOptions) {
  const findRoute = createRouter(routes);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const match = findRoute(request.method ?? 'GET', path);
    const pool = match && functions.get(match.route.functionArn);
    if (!match || !pool) return answerMessage(response, 404, 'Not Found');
    const jwt = await checkToken(request, response, match.route, issuer);
    if (jwt === 'refused') return;
    const body = await readBody(request);
    if (!body) return answerMessage(response, 413, 'Request Entity Too Large');
    const event = toHttpEvent({
      request,
      body,
      routeKey: match.route.key,
      pathParameters: match.pathParameters,
      apiId: id,
      account,
      ...(jwt && { jwt }),
    });
    await invoke(pool, event, match, response);
  };
}

/** Undefined where the route asks for no token. */
async function checkToken(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { authorizer, scopes }: Route,
  issuer: Issuer,
): Promise<JwtContext | undefined | 'refused'> {
  if (!authorizer) return undefined;
  const authorization = await authorize(headers.authorization, authorizer, scopes, issuer);
  if (authorization.allowed) return authorization.jwt;
  const { status, message, reason } = authorization;
  const detail = reason === 'no token' ? '' : ` error="invalid_token" error_description="${reason.replace(/"/g, "'")}"`;
  response.setHeader('www-authenticate', `Bearer${detail}`);
  answerMessage(response, status, message);
  return 'refused';
}

/** The whole body, or `undefined` when it is larger than API Gateway takes; that is read to its end all the same. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= LARGEST_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

async function invoke(
  pool: FunctionPool,
  event: unknown,
  { route }: RouteMatch<Route>,
  response: ServerResponse,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), route.timeout);
  });
  try {
    const { method = '' } = response.req;
    const result = await Promise.race([pool.invoke(event, { expendable: SAFE_METHODS.has(method) }), late]);
    if (result === 'late') return answerMessage(response, 503, 'Service Unavailable');
    if (!answerWith(result, response)) answerMessage(response, 500, 'Internal Server Error');
  } catch (error) {
    // The pool has reported why.
    if (error instanceof FunctionError && error.isStop) answerMessage(response, 503, 'Service Unavailable');
    else answerMessage(response, 500, 'Internal Server Error');
  } finally {
    clearTimeout(timer);
  }
}
