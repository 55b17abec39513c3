import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { curlConfig } from './curl-config.ts';
import { terminalLines } from './terminal-lines.ts';

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer };
const checksum = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('base64');
const content = 'student_id,school\n1,birch\n';

let folder: string;
let server: Server;
let origin: string;
let seen: Seen[];
let turnDown: 'nothing' | 'link' | 'file' | 'content';

/** Answers as the API and the bucket do, and remembers what came. */
async function answer(request: IncomingMessage): Promise<[number, string]> {
  const { method = '', url = '', headers } = request;
  const body = await buffer(request);
  seen.push({ method, url, headers, body });
  if (method === 'POST') {
    if (turnDown === 'link') return [410, '{\n  "detail": "This link ended on Mar 24, 2026."\n}'];
    const form = new URLSearchParams(body.toString());
    const ticket = {
      submissionId: '0000000001',
      url: `${origin}/bucket/uploads/1?X-Amz-SignedHeaders=content-length%3Bhost&X-Amz-Signature=ab[1-3]`,
      headers: { 'x-amz-checksum-sha256': form.get('checksum') ?? '', 'if-none-match': '*' },
      expiresAt: '2026-03-10T09:15:00.000Z',
      receiptUrl: `${origin}/api/send/token/submissions/0000000001`,
    };
    return [201, curlConfig(ticket)];
  }
  if (method === 'PUT') return turnDown === 'file' ? [403, '<Error/>'] : [200, ''];
  if (turnDown === 'content' && url.endsWith('&fail=true')) return [422, 'Not taken (file-empty).\n'];
  return [200, 'Thank you.\n'];
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terminal-lines-'));
  server = createServer((request, response) => {
    answer(request).then(([status, text]) => response.writeHead(status).end(text));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  seen = [];
  turnDown = 'nothing';
});

async function run(fileName: string, shell = 'sh', period?: string) {
  await writeFile(join(folder, fileName), content);
  const lines = terminalLines({ apiUrl: `${origin}/api/send/token`, fileName, ...(period && { period }) });
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(shell, ['-c', lines], { cwd: folder }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

describe('the two lines for a terminal', () => {
  it('are two, and call curl in one of them only', () => {
    const lines = terminalLines({ apiUrl: 'https://x.example/api/send/t', fileName: 'february.csv' }).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('FILE=february.csv');
  });

  it.each([
    'february.csv',
    'February export (2).csv',
    `it's "the" $HOME \`file\` \\ 100%.csv`,
    '-o.csv',
    'a[1-3]{x,y}.csv',
    'niño & año;x=1.csv',
  ])('send %j whole and end with its receipt', async (fileName) => {
    const { code, stdout, stderr } = await run(fileName);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Thank you.\n', stderr: '' });
    const [post, put, get] = seen;
    expect(Object.fromEntries(new URLSearchParams(post?.body.toString()))).toEqual({
      checksum: checksum(content),
      size: String(content.length),
      fileName,
    });
    expect(post?.headers.accept).toBe('text/x-curl-config');
    expect(put).toMatchObject({
      method: 'PUT',
      url: '/bucket/uploads/1?X-Amz-SignedHeaders=content-length%3Bhost&X-Amz-Signature=ab[1-3]',
      headers: {
        'content-length': String(content.length),
        'x-amz-checksum-sha256': checksum(content),
        'if-none-match': '*',
      },
    });
    expect(put?.body.toString()).toBe(content);
    expect(get).toMatchObject({ method: 'GET', url: '/api/send/token/submissions/0000000001?wait=25&fail=true' });
    expect(get?.headers).toMatchObject({ accept: 'text/plain' });
    expect(get?.headers).not.toHaveProperty('if-none-match');
    expect(seen).toHaveLength(3);
  });

  it('name the period of a link that takes several', async () => {
    await run('february.csv', 'bash', '2026-02');
    expect(new URLSearchParams(seen[0]?.body.toString()).get('period')).toBe('2026-02');
  });

  it('print why a link takes no file, fail, and send nothing', async () => {
    turnDown = 'link';
    const { code, stdout, stderr } = await run('february.csv');
    expect(stderr).toContain('This link ended on Mar 24, 2026.');
    expect(stdout).toBe('');
    expect(code).not.toBe(0);
    expect(seen.map(({ method }) => method)).toEqual(['POST']);
  });

  it('print the receipt of a file that is refused, and fail', async () => {
    turnDown = 'content';
    const { code, stdout } = await run('february.csv');
    expect(stdout).toBe('Not taken (file-empty).\n');
    expect(code).toBe(22);
  });

  it('fail without a receipt when the file is not taken', async () => {
    turnDown = 'file';
    const { code, stdout, stderr } = await run('february.csv');
    expect(code).toBe(22);
    expect(stdout).toBe('');
    expect(stderr).toContain('403');
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });
});

describe('a configuration for curl', () => {
  it('keeps a value from ending its quotes or starting an option of its own', () => {
    const url = 'https://x.example/"\noutput = "/etc/passwd';
    const config = curlConfig({ submissionId: '1', url, headers: {}, expiresAt: '', receiptUrl: 'https://x.example' });
    expect(config).toContain('url = "https://x.example/\\"\\noutput = \\"/etc/passwd"\n');
    expect(config).not.toMatch(/^output/m);
  });
});
