import middy from '@middy/core';
import { type Role, rolesOf } from '../../shared/access/roles.ts';
import type { AnswerOf, Operation, Operations, RequestOf } from '../../shared/api/operation.ts';
import { authorize } from './authorize.ts';
import type { HttpEvent, HttpResult } from './event.ts';
import { matchOperation } from './match.ts';
import { readRequest } from './read-request.ts';
import { type Answer, respond, respondToError } from './respond.ts';

/** What is left of the HTTP request for handlers: the `Accept` header, and who signed in; nobody where that is not asked. */
export type RequestContext = { accept: string; username: string | undefined; roles: ReadonlySet<Role> };

/** One handler for each operation, typed by its contract. */
export type Handlers<O extends Operations> = {
  [Id in keyof O]: (request: RequestOf<O[Id]>, context: RequestContext) => Promise<AnswerOf<O[Id]>>;
};

/**
 * A Lambda handler that carries out these operations for an HTTP API: finds the operation, checks the role, reads the
 * request as the contract says, and answers every error as a problem document. Handlers may be made for each request, from
 * who asks.
 */
export function httpApi<O extends Operations>(
  operations: O,
  handlers: Handlers<O> | ((context: RequestContext) => Handlers<O>),
) {
  return middy(async (event: HttpEvent): Promise<HttpResult> => {
    const { method } = event.requestContext.http;
    const { id, params } = matchOperation(operations, method, event.rawPath);
    const operation = operations[id] as Operation;
    authorize(operation, event);
    const context = contextOf(event);
    const handle = (typeof handlers === 'function' ? handlers(context) : handlers)[id] as (
      request: RequestOf<Operation>,
      context: RequestContext,
    ) => Promise<Answer>;
    const answer = await handle(readRequest(operation, event, params), context);
    const result = respond(answer);
    return method === 'HEAD' ? { ...result, body: '' } : result;
  }).onError((request) => {
    request.response = respondToError(request.error);
  });
}

function contextOf({ headers, requestContext }: HttpEvent): RequestContext {
  const claims = requestContext.authorizer?.jwt?.claims ?? {};
  const username = [claims.username, claims.sub].find((one) => typeof one === 'string');
  return { accept: headers?.accept ?? '', username, roles: rolesOf(claims) };
}

/** Whether the client asks for this media type by name. */
export function accepts({ accept }: Pick<RequestContext, 'accept'>, type: string): boolean {
  return accept
    .toLowerCase()
    .split(',')
    .some((one) => one.split(';')[0]?.trim() === type);
}
