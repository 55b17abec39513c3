import { randomInt } from 'node:crypto';
import { logger } from '../runtime/logger.ts';
import type { HttpResult } from './event.ts';
import { Problem } from './problem.ts';

/** What a handler of an operation gives back: a body, or text of another media type. */
export type Answer = { status: number; headers?: Record<string, string> } & (
  | { body?: unknown }
  | { text: string; type: string }
);

/** Nothing of an answer is kept by caches, and no address with a token goes to another site. */
const everyAnswer = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** An operation's answer as the HTTP API takes it. */
export function respond(answer: Answer): HttpResult {
  const { status, headers } = answer;
  const base = { statusCode: status, headers: { ...everyAnswer, ...headers } };
  if ('text' in answer)
    return { ...base, headers: { ...base.headers, 'content-type': answer.type }, body: answer.text };
  if (answer.body === undefined) return { ...base, body: '' };
  return {
    ...base,
    headers: { ...base.headers, 'content-type': 'application/json' },
    body: JSON.stringify(answer.body),
  };
}

/** Any error as a problem document. What is not a `Problem` is logged, and answered with a reference to its log entry only. */
export function respondToError(error: unknown): HttpResult {
  const problem = error instanceof Problem ? error : unexpected(error);
  return {
    statusCode: problem.document.status,
    headers: { ...everyAnswer, ...problem.headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify(problem.document, undefined, 2),
  };
}

function unexpected(error: unknown): Problem {
  const reference = drawReference();
  const { name, message, stack } = error instanceof Error ? error : new Error(typeof error);
  const at = stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 4)
    .join(' ');
  logger.error('A request could not be carried out.', { reference, error: name, reason: message, at });
  const detail = `Something failed on our side, and nothing of yours is wrong. Try again; if it stays, tell us the reference ${reference}.`;
  return new Problem('unexpected', detail, { reference });
}

/** Short enough to read out, without letters that look alike: for example `7Q2MXH4K`. */
function drawReference(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
}
