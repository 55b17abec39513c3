import * as z from 'zod';
import type { Operation, Operations } from '../../../shared/api/operation.ts';
import { problemDocument } from '../../../shared/api/problem-document.ts';
import { problemKinds } from '../../../shared/api/problem-kinds.ts';
import type { httpApi } from '../http-api.ts';
import { matchOperation } from '../match.ts';

type Call = {
  method: string;
  path: string;
  groups?: string;
  headers?: Record<string, string>;
  body?: unknown;
};
/** `body` is what the contract's schema read, JSON without its type: each test knows what it asked for. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every operation
export type Called = { status: number; headers: Record<string, string>; body: any; text: string };

/** No problem with the request: its answer is the receipt of a file that was refused. */
const FAILED_FILE = 422;

const problemStatuses = new Set<number>(Object.values(problemKinds).map(({ status }) => status));

/**
 * Calls a handler as an HTTP API does, and holds every answer against its contract: a status that the operation names,
 * a body that its schema takes without leaving out or refusing a field, every error a problem document.
 */
export function apiClient(handler: ReturnType<typeof httpApi>, operations: Operations) {
  return async ({ method, path, groups, headers = {}, body }: Call): Promise<Called> => {
    const [rawPath = '', rawQueryString = ''] = path.split('?');
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const result = await handler(
      {
        rawPath,
        rawQueryString,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(text !== undefined && { body: text }),
        requestContext: {
          http: { method },
          ...(groups && { authorizer: { jwt: { claims: { 'cognito:groups': groups, username: 'tester' } } } }),
        },
      },
      {} as Parameters<typeof handler>[1],
    );
    const { statusCode: status, headers: answered, body: sent } = result;
    const isJson = sent !== '' && (answered['content-type']?.includes('json') ?? false);
    const parsed: unknown = isJson ? JSON.parse(sent) : undefined;
    if (status >= 400 && status !== FAILED_FILE) checkProblem(status, answered, parsed);
    else checkAnswer(operations[matchOperation(operations, method, rawPath).id] as Operation, status, isJson, parsed);
    return { status, headers: answered, body: parsed, text: sent };
  };
}

function checkProblem(status: number, headers: Record<string, string>, body: unknown): void {
  if (headers['content-type'] !== 'application/problem+json') throw new Error(`${status} is no problem document.`);
  if (!problemStatuses.has(status) || z.strictObject(problemDocument.shape).parse(body).status !== status) {
    throw new Error(`The problem document does not fit its status ${status}.`);
  }
}

function checkAnswer({ answers, path }: Operation, status: number, isJson: boolean, body: unknown): void {
  const contract = answers[status];
  if (!contract) throw new Error(`${path} answered ${status}, which its contract does not name.`);
  if (!isJson) return;
  const read = contract.content?.schema.parse(body);
  if (JSON.stringify(sorted(read)) !== JSON.stringify(sorted(body))) {
    throw new Error(`${path} answered fields that its contract does not name.`);
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
