import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from './free-port.ts';
import { type Host, startHost } from './host.ts';
import { signAccessToken } from './identity/access-token.ts';
import { readIssuerRecord } from './identity/issuer-record.ts';
import { findPerson } from './identity/people.ts';
import { readSigningKeys } from './identity/signing-keys.ts';
import { doneTasks } from './testing/done-tasks.ts';
import type { Task } from './testing/handlers/worker.ts';
import { synthesizeSmallStack } from './testing/small-stack.ts';

let folder: string;
let host: Host;
const failures: string[] = [];
let port: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'small-host-'));
  await synthesizeSmallStack(folder);
  port = await findFreePort();
  host = await start();
}, 60_000);
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

const dataDir = () => join(folder, 'data');
const start = () =>
  startHost({ assemblyFolder: join(folder, 'assembly'), dataDir: dataDir(), port, log: (line) => failures.push(line) });

async function token(username: string): Promise<string> {
  const [person, issuer, keys] = [
    findPerson(username),
    await readIssuerRecord(dataDir()),
    await readSigningKeys(dataDir()),
  ];
  if (!person || !issuer || !keys) throw new Error('no keys yet');
  return signAccessToken(person, issuer, keys);
}

const get = async (path: string, headers: Record<string, string> = {}) => fetch(host.siteUrl + path, { headers });
const tasks = () => {
  const found = [...host.endpoint.queues.values()].find(({ definition }) => definition.redrive);
  if (!found) throw new Error('no queue');
  return found;
};
const send = (task: Task) => tasks().send(JSON.stringify(task));

const done = () => doneTasks(host, dataDir());

describe('the API', () => {
  it('gives the function an event of payload format 2.0 with claims as text', async () => {
    const response = await fetch(`${host.siteUrl}/api/a%20b?x=1&x=2&y`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token('backbone')}`,
        'content-type': 'application/json',
        'X-Own': 'One',
      },
      body: '{"a":1}',
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /api/{proxy+}',
      rawPath: '/api/a%20b',
      rawQueryString: 'x=1&x=2&y',
      headers: { 'x-own': 'One', host: `127.0.0.1:${port}` },
      queryStringParameters: { x: '1,2', y: '' },
      pathParameters: { proxy: 'a b' },
      body: '{"a":1}',
      isBase64Encoded: false,
      requestContext: {
        http: { method: 'POST', path: '/api/a%20b', sourceIp: '127.0.0.1' },
        authorizer: {
          jwt: {
            claims: {
              sub: 'backbone',
              'cognito:groups': '[backbone]',
              token_use: 'access',
              client_id: host.system.identity.clients[0]?.id,
              exp: expect.stringMatching(/^\d+$/),
            },
          },
        },
      },
    });
  });

  it.each([
    ['no token', {}],
    ['a token that is none', { authorization: 'Bearer abc' }],
  ])('refuses %s as API Gateway does', async (_, headers) => {
    const response = await get('/api/anything', headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ message: 'Unauthorized' });
  });

  it('takes the more specific route, which asks for no token', async () => {
    const event = (await (await get('/api/open/door')).json()) as { routeKey: string; requestContext: object };
    expect(event.routeKey).toBe('ANY /api/open/{proxy+}');
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  it('hands on bytes, status, headers and cookies', async () => {
    const response = await get('/api/binary', { authorization: await token('manager') });
    expect([response.status, response.headers.get('content-type')]).toEqual([201, 'image/png']);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 1, 254, 255]);
  });

  it('hands a binary body to the function in base64', async () => {
    const body = new Uint8Array([0, 255, 1]);
    const event = await (await fetch(`${host.siteUrl}/api/open/x`, { method: 'PUT', body })).json();
    expect(event).toMatchObject({ body: 'AP8B', isBase64Encoded: true });
  });

  it('answers 500 for a function that throws, and says so on the terminal in one line', async () => {
    const response = await get('/api/broken', { authorization: await token('backbone') });
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(failures.at(-1)).toMatch(/^echo failed: Error: broken on purpose \(.*echo\.log\)$/);
    expect(await readFile(join(dataDir(), 'logs', 'echo.log'), 'utf8')).toContain('Error: broken on purpose\n');
  });

  it('answers 413 for a body over 10 MB', async () => {
    const body = new Uint8Array(10 * 1024 * 1024 + 1);
    expect((await fetch(`${host.siteUrl}/api/open/x`, { method: 'PUT', body })).status).toBe(413);
  });
});

describe('the site', () => {
  it('serves files with their type and the headers of the policy', async () => {
    const { status, headers } = await get('/assets/app.js');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain(`connect-src 'self' ${host.endpoint.url}`);
  });

  it('serves its page at every page route, and 404 for a file that is not there', async () => {
    for (const path of ['/', '/send/abc', '/signed-in?code=1'])
      expect(await (await get(path)).text()).toContain('Small');
    expect((await get('/assets/none.js')).status).toBe(404);
  });

  it('has a configuration with addresses of this machine', async () => {
    expect(await (await get('/config.json')).json()).toEqual({
      authority: `${host.siteUrl}/identity`,
      clientId: host.system.identity.clients[0]?.id,
      siteUrl: host.siteUrl,
    });
  });

  it('answers 304 for what the browser has already', async () => {
    const etag = (await get('/assets/app.js')).headers.get('etag') ?? '';
    expect((await get('/assets/app.js', { 'if-none-match': etag })).status).toBe(304);
  });

  it('shows the inbox', async () => {
    expect(await (await get('/inbox.json')).json()).toEqual({ mails: [] });
    expect((await get('/inbox')).headers.get('content-type')).toContain('text/html');
  });

  it('sends a browser that comes by another name to the one address', async () => {
    const page = await fetch(`http://localhost:${port}/send/abc`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect([page.status, page.headers.get('location')]).toEqual([307, `${host.siteUrl}/send/abc`]);
    expect((await fetch(`http://localhost:${port}/api/open/x`)).status).toBe(200);
  });

  it('refuses a request for another host, so that no other name can be pointed here', async () => {
    const status = await new Promise((resolve) => {
      const options = { host: '127.0.0.1', port, path: '/', headers: { host: `evil.example:${port}` } };
      httpRequest(options, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(421);
  });
});

describe('queues', () => {
  it('reach their function, which may write what its role allows', async () => {
    send({ id: 'one' });
    await expect.poll(done, { timeout: 5000 }).toContain('one');
    await expect.poll(() => tasks().statistics()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('keep the message that the function reports as failed, and only that', async () => {
    send({ id: 'refused', fail: true });
    send({ id: 'taken' });
    await expect.poll(done, { timeout: 5000 }).toContain('taken');
    await expect.poll(() => tasks().statistics()).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    expect(await done()).not.toContain('refused');
  });

  it('get what a stop leaves undone, and nothing is lost or left behind', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `task-${index}`);
    for (const id of ids) send({ id, sleep: 30 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await host.close();
    await expect(get('/')).rejects.toThrow();
    const { url } = host.endpoint;
    host = await start();
    expect(host.endpoint.url).toBe(url);
    await expect.poll(done, { timeout: 10_000 }).toEqual(expect.arrayContaining(ids));
  }, 20_000);
});
