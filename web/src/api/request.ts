import type * as z from 'zod';
import { problemOf } from './problem.ts';

type Options = {
  /** Sent as JSON with POST; a GET when left out. */
  body?: unknown;
  /** Access token of the signed-in person. */
  token?: string;
  signal?: AbortSignal;
};

/**
 * Asks the API and reads the answer by its contract.
 * Throws `ApiProblem` when the API says no, `TypeError` when it cannot be reached.
 */
export async function request<T>(path: string, schema: z.ZodType<T>, options: Options = {}): Promise<T> {
  const { body, token, signal } = options;
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(path, {
    headers,
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw await problemOf(response);
  return schema.parse(await response.json());
}
