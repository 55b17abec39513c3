import type { Operations } from '../../shared/api/operation.ts';
import { Problem } from './problem.ts';

export type Match<Id extends string = string> = { id: Id; params: Record<string, string> };

/**
 * The operation that a method and path name, with the parameters of the path decoded. `HEAD` is read as `GET`.
 *
 * @throws Problem 404 where no operation has the path, 405 with `Allow` where none has the method.
 */
export function matchOperation<O extends Operations>(
  operations: O,
  method: string,
  path: string,
): Match<keyof O & string> {
  const found = Object.entries(operations).flatMap(([id, operation]) => {
    const params = matchPath(operation.path, path);
    return params ? [{ id, params, method: operation.method }] : [];
  });
  const wanted = method === 'HEAD' ? 'GET' : method;
  const match = found.find((one) => one.method === wanted);
  if (match) return { id: match.id, params: match.params };
  if (found.length === 0) throw new Problem('not-found', 'Nothing is at this address. See /openapi.json for what is.');
  const allow = found.flatMap((one) => (one.method === 'GET' ? ['GET', 'HEAD'] : [one.method])).join(', ');
  throw new Problem('method-not-allowed', `This address takes ${allow}.`, { headers: { allow } });
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (given.length !== expected.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = decode(given[index] ?? '');
    if (value === undefined) return undefined;
    if (!part.startsWith('{')) {
      if (value !== part) return undefined;
    } else {
      if (value === '') return undefined;
      params[part.slice(1, -1)] = value;
    }
  }
  return params;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
