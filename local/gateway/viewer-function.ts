import type { IncomingMessage } from 'node:http';
import { createContext, Script } from 'node:vm';
import * as z from 'zod';

/** What a CloudFront function makes of a request: another path to go on with, or an answer of its own. */
export type ViewerResult =
  | { readonly kind: 'go-on'; readonly path: string }
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string>> };

const outcome = z.union([
  z.object({
    statusCode: z.number(),
    headers: z.record(z.string(), z.object({ value: z.string() })).default({}),
  }),
  z.object({ uri: z.string() }),
]);

/** Against a function that never ends. It is time by the clock, of which a busy machine gives little to anybody. */
const TIMEOUT_MS = 5_000;

/** Makes a CloudFront function of the kind `viewer-request` callable. Its code comes with the template, as trusted. */
export function compileViewerFunction(code: string): (request: IncomingMessage, path: string) => ViewerResult {
  const context = createContext({});
  new Script(code).runInContext(context, { timeout: TIMEOUT_MS });
  const call = new Script('handler(event)');
  return ({ method, headers }, uri) => {
    const values = Object.entries(headers).map(([name, value]) => [name, { value: [value].flat().join(',') }]);
    const request = { method, uri, querystring: {}, headers: Object.fromEntries(values), cookies: {} };
    const event = { version: '1.0', context: { eventType: 'viewer-request' }, viewer: { ip: '127.0.0.1' }, request };
    context.event = event;
    const result = outcome.parse(call.runInContext(context, { timeout: TIMEOUT_MS }));
    if ('uri' in result) return { kind: 'go-on', path: result.uri };
    const own = Object.entries(result.headers).map(([name, { value }]) => [name, value]);
    return { kind: 'answer', status: result.statusCode, headers: Object.fromEntries(own) };
  };
}
