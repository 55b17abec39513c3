import type * as z from 'zod';
import { problemOf } from './problem.ts';

type Options = {
  /** Sent as JSON. */
  body?: unknown;
  /** POST with a body, GET without, when left out. */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Access token of the signed-in person. */
  token?: string;
  signal?: AbortSignal;
  /** Saves only over this version; over none where it is 0. */
  version?: number | undefined;
};

/**
 * Asks the API and reads the answer by its contract; one without content is undefined.
 * Throws `ApiProblem` when the API says no, `TypeError` when it cannot be reached.
 */
export async function request<T>(path: string, schema: z.ZodType<T>, options: Options = {}): Promise<T> {
  const { body, method, token, signal, version } = options;
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  const response = await fetch(path, {
    headers,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw await problemOf(response);
  return schema.parse(response.status === 204 ? undefined : await response.json());
}
