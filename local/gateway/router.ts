/** A route of an HTTP API that a request took. */
export interface RouteMatch<R> {
  readonly route: R;
  /** What its `{variables}` stand for. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Candidate<R> {
  readonly route: R;
  readonly method: string;
  readonly segments: readonly string[];
}

/**
 * Makes a function that finds the most specific route of an HTTP API for a request, as API Gateway does: a fixed part
 * of the path wins over `{variable}`, that over `{greedy+}`, a named method over `ANY`, and `$default` comes last.
 * @example createRouter([{ key: 'ANY /api/{proxy+}' }])('GET', '/api/a/b')?.pathParameters // { proxy: 'a/b' }
 */
export function createRouter<R extends { readonly key: string }>(routes: readonly R[]) {
  const fallback = routes.find(({ key }) => key === '$default');
  const candidates = routes
    .filter(({ key }) => key !== '$default')
    .map(toCandidate)
    .toSorted(bySpecificity);
  return (method: string, path: string): RouteMatch<R> | undefined => {
    const parts = path.split('/').slice(1);
    for (const candidate of candidates) {
      if (candidate.method !== 'ANY' && candidate.method !== method) continue;
      const pathParameters = matchSegments(candidate.segments, parts);
      if (pathParameters) return { route: candidate.route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}

function toCandidate<R extends { readonly key: string }>(route: R): Candidate<R> {
  const [method = '', path = ''] = route.key.split(' ');
  return { route, method, segments: path.split('/').slice(1) };
}

const isGreedy = (segment: string) => /^\{.+\+\}$/.test(segment);
const isVariable = (segment: string) => /^\{.+\}$/.test(segment);
const looseness = (segment: string | undefined) =>
  segment === undefined ? 3 : isGreedy(segment) ? 2 : isVariable(segment) ? 1 : 0;

function bySpecificity(one: Candidate<unknown>, other: Candidate<unknown>): number {
  for (let index = 0; index < Math.max(one.segments.length, other.segments.length); index += 1) {
    const difference = looseness(one.segments[index]) - looseness(other.segments[index]);
    if (difference !== 0) return difference;
  }
  return Number(one.method === 'ANY') - Number(other.method === 'ANY');
}

function matchSegments(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    if (isGreedy(segment)) {
      const rest = parts.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [segment.slice(1, -2)]: decode(rest) };
    }
    const part = parts[index];
    if (part === undefined) return undefined;
    if (isVariable(segment) && part !== '') parameters[segment.slice(1, -1)] = decode(part);
    else if (segment !== part) return undefined;
  }
  return segments.length === parts.length ? parameters : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
