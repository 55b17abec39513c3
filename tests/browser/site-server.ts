import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { buildSite } from './site-build.ts';

/** The strict policy that the pages must live with: nothing inline, nothing from elsewhere. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** Answers one request; gives false when the address is not its own. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean | Promise<boolean>;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Builds the site and serves it, with `handler` in front of it, on a free port of 127.0.0.1. */
export async function serveSite(
  handler: Handler,
  policy = POLICY,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const { folder, remove } = await buildSite();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    try {
      if (!(await handler(request, response, url)))
        await serveFile(join(folder, fileFor(url.pathname)), policy, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await remove();
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}

/** A file of the site, or its only page for addresses that the page itself reads. */
const fileFor = (pathname: string) => (extname(pathname) === '' ? '/index.html' : normalize(pathname));

async function serveFile(path: string, policy: string, response: ServerResponse): Promise<void> {
  const body = await readFile(path).catch(() => undefined);
  if (body === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain', 'content-security-policy': policy });
  response.end(body);
}

/** Sends an answer as JSON. */
export function answer(response: ServerResponse, status: number, body: unknown): true {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  return true;
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
