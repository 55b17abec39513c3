import type { CorsRule } from './definitions.ts';

/**
 * The headers that let a page of another origin read an answer, by the first rule that fits origin, method and headers.
 * @param requestHeaders the names that a preflight asks for, lower case; none for the request itself
 * @returns `undefined` when no rule fits, which is how a browser is told no
 */
export function corsHeaders(
  rules: readonly CorsRule[],
  origin: string,
  method: string,
  requestHeaders: readonly string[] = [],
): Record<string, string> | undefined {
  const rule = rules.find(
    ({ allowedOrigins, allowedMethods, allowedHeaders }) =>
      allowedMethods.includes(method) &&
      allowedOrigins.some((pattern) => matches(pattern, origin)) &&
      requestHeaders.every((name) => allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name))),
  );
  if (!rule) return undefined;
  return {
    'access-control-allow-origin': rule.allowedOrigins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(requestHeaders.length > 0 && { 'access-control-allow-headers': requestHeaders.join(', ') }),
    ...(rule.exposedHeaders && { 'access-control-expose-headers': rule.exposedHeaders.join(', ') }),
    ...(rule.maxAge !== undefined && { 'access-control-max-age': String(rule.maxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** S3 allows one `*` in a pattern, for any text. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}
