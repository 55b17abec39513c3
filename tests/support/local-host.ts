import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** What `/inbox.json` says of one mail. */
export type InboxMail = { id: string; to: string[]; subject: string };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until `probe` gives something, at most `seconds`. */
export async function eventually<T>(
  probe: () => Promise<T | undefined | false>,
  what: string,
  seconds = 30,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The one-machine host as `npm start` runs it, on a port and a data folder of its own. */
export async function startLocalHost({ empty = true, dataDir }: { empty?: boolean; dataDir?: string } = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'throughline-')));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), THROUGHLINE_DATA_DIR: folder };
  const siteUrl = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['local/main.ts', ...(empty ? ['--empty'] : [])], { cwd: root, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await eventually(
    async () => {
      if (child.exitCode !== null) throw new Error(`The host ended at once:\n${output}`);
      return fetch(`${siteUrl}/openapi.json`).then(
        ({ ok }) => ok,
        () => false,
      );
    },
    'the host to be ready',
    90,
  );
  const token = async (person: string) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['local/token.ts', person], { cwd: root, env });
    return stdout.trim();
  };
  const backbone = await token('backbone');
  return {
    siteUrl,
    dataDir: folder,
    child,
    ended,
    token,
    output: () => output,
    /** Calls the staff API as backbone staff and expects it to succeed. */
    async api<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(`${siteUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${backbone}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return (text ? JSON.parse(text) : undefined) as T;
    },
    async inbox(): Promise<InboxMail[]> {
      const answer = (await (await fetch(`${siteUrl}/inbox.json`)).json()) as { mails: InboxMail[] };
      return answer.mails;
    },
    /** The text part of a mail. */
    async mailText(id: string): Promise<string> {
      return ((await (await fetch(`${siteUrl}/inbox/${id}/json`)).json()) as { text: string }).text;
    },
    /** Ends the host as Ctrl-C does, and removes its data unless it was given. */
    async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
      child.kill(signal);
      const code = await ended;
      if (!dataDir) await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}
export type LocalHost = Awaited<ReturnType<typeof startLocalHost>>;
