import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { Operations } from '../../shared/api/operation.ts';
import { logger } from '../runtime/logger.ts';
import type { HttpEvent, HttpResult } from './event.ts';
import { type Handlers, httpApi } from './http-api.ts';
import { Problem } from './problem.ts';

const operations = {
  readThing: {
    method: 'GET',
    path: '/api/things/{id}',
    summary: 'Read',
    tag: 'things',
    access: 'manager',
    params: z.object({ id: z.string().max(20) }),
    answers: { 200: { description: 'It', content: { name: 'Thing', schema: z.object({ id: z.string() }) } } },
  },
  saveThing: {
    method: 'PUT',
    path: '/api/things/{id}',
    summary: 'Save',
    tag: 'things',
    access: 'backbone',
    params: z.object({ id: z.string() }),
    body: {
      name: 'ThingSave',
      form: true,
      schema: z.strictObject({
        points: z.coerce.number().min(0).max(100),
        kind: z.enum(['a', 'b']).default('a'),
        email: z.email().optional(),
      }),
    },
    answers: { 204: { description: 'Saved' } },
  },
  sendThing: {
    method: 'POST',
    path: '/send/{token}',
    summary: 'Send',
    tag: 'send',
    access: 'link',
    params: z.object({ token: z.string() }),
    answers: { 204: { description: 'Sent' } },
  },
} as const satisfies Operations;

const handlers: Handlers<typeof operations> = {
  readThing: async ({ params }) => {
    if (params.id === 'gone') throw new Problem('not-found', 'There is no thing gone.');
    if (params.id === 'broken') throw new Error('table secret-name is not there');
    return { status: 200, body: { id: params.id } };
  },
  saveThing: async () => ({ status: 204 }),
  sendThing: async () => ({ status: 204 }),
};
const handler = httpApi(operations, handlers);

type Sent = { groups?: unknown; body?: string; type?: string; base64?: boolean };

function call(method: string, path: string, { groups, body, type, base64 }: Sent = {}): Promise<HttpResult> {
  const event: HttpEvent = {
    rawPath: path,
    headers: { ...(type && { 'content-type': type }) },
    ...(body !== undefined && { body }),
    ...(base64 && { isBase64Encoded: true }),
    requestContext: {
      http: { method },
      ...(groups !== undefined && { authorizer: { jwt: { claims: { 'cognito:groups': groups } } } }),
    },
  };
  return handler(event, {} as Parameters<typeof handler>[1]);
}
const json = 'application/json';
const save = (body: string, type = json) => call('PUT', '/api/things/one', { groups: '[backbone]', body, type });

function problemOf(result: HttpResult) {
  expect(result.headers['content-type']).toBe('application/problem+json');
  const document = JSON.parse(result.body);
  expect(document.status).toBe(result.statusCode);
  return document;
}

describe('an API for people', () => {
  it('answers an operation with its body, and never lets it be cached or its address be passed on', async () => {
    const result = await call('GET', '/api/things/caf%C3%A9', { groups: '[manager]' });
    expect(result).toMatchObject({ statusCode: 200, body: '{"id":"café"}' });
    expect(result.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-type': json,
    });
  });

  it('answers HEAD as GET without the body', async () => {
    const result = await call('HEAD', '/api/things/one', { groups: '[manager]' });
    expect(result).toMatchObject({ statusCode: 200, body: '' });
  });

  it('tells an unknown address from an unknown method', async () => {
    expect(problemOf(await call('GET', '/api/nothing')).status).toBe(404);
    expect(problemOf(await call('GET', '/api/things/%E0%A4%A')).status).toBe(404);
    const result = await call('POST', '/api/things/one');
    expect(problemOf(result).status).toBe(405);
    expect(result.headers.allow).toBe('GET, HEAD, PUT');
  });

  it.each([
    ['GET', undefined, 401],
    ['GET', '[]', 403],
    ['GET', '[manager]', 200],
    ['GET', '[backbone]', 200],
    ['PUT', undefined, 401],
    ['PUT', '[manager]', 403],
    ['PUT', '[backbone manager]', 204],
  ])('lets %s pass with groups %j: %i', async (method, groups, status) => {
    const result = await call(method, '/api/things/one', { groups, body: '{"points":1}', type: json });
    expect(result.statusCode).toBe(status);
    if (status >= 400) problemOf(result);
  });

  it('names every field that needs mending, in plain words', async () => {
    const { errors } = problemOf(await save('{"points":101,"kind":"c","email":"x","pionts":1}'));
    expect(errors).toEqual([
      { field: 'points', message: 'must be at most 100' },
      { field: 'kind', message: 'must be one of a, b' },
      { field: 'email', message: 'must be an email address' },
      { field: 'pionts', message: 'is not a field here' },
    ]);
    expect(problemOf(await save('[]')).errors).toEqual([{ field: 'body', message: 'must be an object' }]);
    expect(problemOf(await save('{')).errors).toEqual([{ field: 'body', message: 'is not JSON' }]);
  });

  it('takes JSON, base64 and forms, and turns down other bodies and large ones', async () => {
    expect((await save('points=3&kind=', 'application/x-www-form-urlencoded; charset=utf-8')).statusCode).toBe(204);
    const body = Buffer.from('{"points":1}').toString('base64');
    const base64 = await call('PUT', '/api/things/one', { groups: '[backbone]', body, type: json, base64: true });
    expect(base64.statusCode).toBe(204);
    expect(problemOf(await save('<points/>', 'text/xml')).status).toBe(415);
    expect(problemOf(await save(`{"points":"${' '.repeat(300_000)}"}`)).status).toBe(413);
  });

  it('says what a handler says of a problem', async () => {
    const result = await call('GET', '/api/things/gone', { groups: '[manager]' });
    expect(problemOf(result)).toEqual({
      type: '/problems/not-found',
      title: 'There is no such thing',
      status: 404,
      detail: 'There is no thing gone.',
    });
  });

  it('keeps the inside of an unexpected error to the log, and gives a reference to it', async () => {
    const logged = vi.spyOn(logger, 'error').mockImplementation(() => {});
    const result = await call('GET', '/api/things/broken', { groups: '[manager]' });
    const problem = problemOf(result);
    expect(problem.status).toBe(500);
    expect(problem.reference).toMatch(/^[2-9A-Z]{8}$/);
    expect(problem.detail).toContain(problem.reference);
    expect(result.body).not.toContain('secret-name');
    expect(logged).toHaveBeenCalledExactlyOnceWith(
      expect.any(String),
      expect.objectContaining({ reference: problem.reference, reason: 'table secret-name is not there' }),
    );
    logged.mockRestore();
  });
});
