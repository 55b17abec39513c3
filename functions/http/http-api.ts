import middy from '@middy/core';
import type { AnswerOf, Operation, Operations, RequestOf } from '../../shared/api/operation.ts';
import { authorize } from './authorize.ts';
import type { HttpEvent, HttpResult } from './event.ts';
import { matchOperation } from './match.ts';
import { readRequest } from './read-request.ts';
import { type Answer, respond, respondToError } from './respond.ts';

/** What is left of the HTTP request for handlers: the `Accept` header. */
export type RequestContext = { accept: string };

/** One handler for each operation, typed by its contract. */
export type Handlers<O extends Operations> = {
  [Id in keyof O]: (request: RequestOf<O[Id]>, context: RequestContext) => Promise<AnswerOf<O[Id]>>;
};

/**
 * A Lambda handler that carries out these operations for an HTTP API: finds the operation, checks the role, reads the
 * request as the contract says, and answers every error as a problem document.
 */
export function httpApi<O extends Operations>(operations: O, handlers: Handlers<O>) {
  return middy(async (event: HttpEvent): Promise<HttpResult> => {
    const { method } = event.requestContext.http;
    const { id, params } = matchOperation(operations, method, event.rawPath);
    const operation = operations[id] as Operation;
    authorize(operation, event);
    const handle = handlers[id] as (request: RequestOf<Operation>, context: RequestContext) => Promise<Answer>;
    const answer = await handle(readRequest(operation, event, params), { accept: event.headers?.accept ?? '' });
    const result = respond(answer);
    return method === 'HEAD' ? { ...result, body: '' } : result;
  }).onError((request) => {
    request.response = respondToError(request.error);
  });
}

/** Whether the client asks for this media type by name. */
export function accepts({ accept }: RequestContext, type: string): boolean {
  return accept
    .toLowerCase()
    .split(',')
    .some((one) => one.split(';')[0]?.trim() === type);
}
