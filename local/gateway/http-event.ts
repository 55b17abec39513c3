import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';

/** Claims of a token as an HTTP API hands them on: all of them text. */
export interface JwtContext {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

export interface HttpEventInput {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly apiId: string;
  readonly account: string;
  readonly jwt?: JwtContext;
}

/** The event of an HTTP API in payload format 2.0. */
export function toHttpEvent(input: HttpEventInput) {
  const { request, body, routeKey, pathParameters, apiId, account, jwt } = input;
  const url = new URL(request.url ?? '/', 'http://host');
  const { cookie, ...headers } = joinHeaders(request);
  const queryStringParameters = joinQuery(url.searchParams);
  const isText = isTextBody(headers['content-type'], headers['content-encoding']);
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(Object.keys(queryStringParameters).length > 0 && { queryStringParameters }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: account,
      apiId,
      ...(jwt && { authorizer: { jwt } }),
      domainName: headers.host ?? '',
      domainPrefix: (headers.host ?? '').split('.')[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  } satisfies Omit<APIGatewayProxyEventV2, 'requestContext'> & { requestContext: object };
}

/** Header names in lower case; several of one name are joined with commas. */
function joinHeaders({ headersDistinct }: IncomingMessage): Record<string, string> {
  const headers = Object.entries(headersDistinct).map(([name, values = []]) => [
    name,
    values.join(name === 'cookie' ? '; ' : ','),
  ]);
  return Object.fromEntries(headers);
}

/** Several values of one name are joined with commas. */
function joinQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

const TEXT = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded)|[^;]+\+(json|xml))/i;
const isTextBody = (type = '', encoding = 'identity') => TEXT.test(type) && encoding === 'identity';

const resultSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/**
 * Answers with what the function returned, in payload format 2.0; a value without `statusCode` is the JSON body
 * of a 200.
 * @returns false, and nothing answered, when the result is no valid answer
 */
export function answerWith(result: unknown, response: ServerResponse): boolean {
  const isAnswer = typeof result === 'object' && result !== null && 'statusCode' in result;
  const inferred = { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(result) };
  const { success, data } = resultSchema.safeParse(isAnswer ? result : inferred);
  if (!success) return false;
  const body = Buffer.from(data.body, data.isBase64Encoded ? 'base64' : 'utf8');
  response.statusCode = data.statusCode;
  response.setHeader('content-type', isAnswer ? 'text/plain;charset=UTF-8' : 'application/json');
  for (const [name, value] of Object.entries(data.headers)) {
    if (!HOP_BY_HOP.has(name.toLowerCase())) response.setHeader(name, String(value));
  }
  if (data.cookies.length > 0) response.setHeader('set-cookie', data.cookies);
  if (data.statusCode !== 204 && data.statusCode !== 304) response.setHeader('content-length', body.length);
  response.end(response.req.method === 'HEAD' ? undefined : body);
  return true;
}

const HOP_BY_HOP = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);
