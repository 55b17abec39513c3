import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { StartupError } from '../startup-error.ts';
import { answerMessage } from './answer.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface Gateway {
  /** Takes no more requests, lets those under way finish for so many milliseconds, then ends their connections. */
  close(grace: number): Promise<void>;
}

/** Parts of the site that are served before everything else, by their first path segment, such as `inbox`. */
export type Mounts = Readonly<Record<string, Answer>>;

/**
 * Listens on 127.0.0.1. Requests for another host than this one are refused, so that no page of the internet can reach
 * it by a name that points here (DNS rebinding).
 * @throws StartupError when the port is taken or not allowed
 */
export async function openGateway(port: number, mounts: Mounts, answer: Answer): Promise<Gateway> {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`, ...(port === 80 ? ['127.0.0.1', 'localhost'] : [])]);
  const server = createServer((request, response) => {
    const { host = '', accept = '' } = request.headers;
    if (!hosts.has(host)) return answerMessage(response, 421, 'Misdirected Request');
    // Signing in and uploading work under the one address that the stack knows; pages go there.
    if (host.startsWith('localhost') && accept.includes('text/html')) {
      response.writeHead(307, { location: `http://127.0.0.1:${port}${request.url ?? '/'}` }).end();
      return;
    }
    const [, first = ''] = (request.url ?? '/').split(/[/?#]/);
    const part = (Object.hasOwn(mounts, first) && mounts[first]) || answer;
    Promise.resolve(part(request, response)).catch((error: unknown) => {
      console.error(`${request.method} ${first === '' ? '/' : `/${first}`} failed: ${String(error)}`);
      if (!response.headersSent) answerMessage(response, 500, 'Internal Server Error');
      else response.destroy();
    });
  });
  await listen(server, port);
  return {
    async close(grace) {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Tells at once whether the port may be had, before work is done in vain. @throws StartupError */
export async function checkPort(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  server.close();
  await once(server, 'close');
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(explainListen(error, port));
  });
}

function explainListen({ code, message }: NodeJS.ErrnoException, port: number): string {
  const other = 'or choose another port: PORT=8081 npm start';
  if (code === 'EADDRINUSE') return `Port ${port} on 127.0.0.1 is in use. Stop the program that uses it, ${other}`;
  if (code === 'EACCES')
    return `Port ${port} on 127.0.0.1 may not be used by you. Choose another port: PORT=8081 npm start`;
  return `Cannot listen on 127.0.0.1:${port} (${code ?? message}).`;
}
