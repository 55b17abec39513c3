import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from './free-port.ts';
import { writeIssuerRecord } from './identity/issuer-record.ts';
import { openSigningKeys } from './identity/signing-keys.ts';
import { lockDataFolder } from './instance-lock.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs one of the host's programs to its end. */
async function run(program: string, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
    env: { ...process.env, THROUGHLINE_DATA_DIR: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', error: '' };
  child.stdout.on('data', (chunk) => (output.out += chunk));
  child.stderr.on('data', (chunk) => (output.error += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, ...output };
}

const oneLine = (text: RegExp) => expect.stringMatching(new RegExp(`^${text.source}\\n$`));

describe('npm start', () => {
  it.each(['0', '65536', '80a', '-1'])('says in one line that the port %s is none', async (PORT) => {
    const ended = await run('main.ts', [], { PORT });
    expect(ended).toEqual({ code: 1, out: '', error: oneLine(/PORT is ".*"; it must be a whole number.*/) });
  });

  it('says in one line that the port is taken', async () => {
    const port = await findFreePort();
    const server = createServer().listen(port, '127.0.0.1');
    const ended = await run('main.ts', [], { PORT: String(port) });
    server.close();
    expect(ended).toEqual({ code: 1, out: '', error: oneLine(/Port \d+ on 127\.0\.0\.1 is in use\. Stop .*/) });
  });

  it('says in one line that another host uses the data', async () => {
    const dataDir = join(folder, 'taken');
    const lock = lockDataFolder(dataDir);
    const ended = await run('main.ts', [], { PORT: String(await findFreePort()), THROUGHLINE_DATA_DIR: dataDir });
    lock.release();
    expect(ended).toEqual({ code: 1, out: '', error: oneLine(/Another Throughline \(process \d+\) uses .*/) });
  });

  it('says in one line that the data folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const THROUGHLINE_DATA_DIR = join(folder, 'file', 'data');
    const ended = await run('main.ts', [], { PORT: String(await findFreePort()), THROUGHLINE_DATA_DIR });
    expect(ended).toEqual({ code: 1, out: '', error: oneLine(/The data folder .* cannot be written \(ENOTDIR\).*/) });
  });

  it('says in one line which option or endpoint it does not know', async () => {
    const [option, endpoint] = await Promise.all([
      run('main.ts', ['--full'], {}),
      run('main.ts', [], { THROUGHLINE_DYNAMODB_ENDPOINT: 'localhost' }),
    ]);
    expect(option.error).toBe('There is no option --full. Use: npm start -- [--empty]\n');
    expect(endpoint.error).toMatch(/^THROUGHLINE_DYNAMODB_ENDPOINT is "localhost"; it must be a URL.*\n$/);
  });
});

describe('npm run token', () => {
  it('prints a token and nothing else', async () => {
    const dataDir = join(folder, 'with-keys');
    await openSigningKeys(dataDir);
    await writeIssuerRecord(dataDir, {
      issuer: 'http://127.0.0.1:8080/identity',
      clientId: 'site',
      scopes: ['openid'],
    });
    const ended = await run('token.ts', ['manager'], { THROUGHLINE_DATA_DIR: dataDir });
    expect(ended).toEqual({ code: 0, error: '', out: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/) });
    const { sub, exp, iat, ...claims } = JSON.parse(Buffer.from(ended.out.split('.')[1] ?? '', 'base64url').toString());
    expect({ sub, hours: (exp - iat) / 3600 }).toEqual({ sub: 'manager', hours: 12 });
    expect(claims).toMatchObject({ token_use: 'access', client_id: 'site', 'cognito:groups': ['manager'] });
  });

  it('says in one line that there are no keys yet, and who there is', async () => {
    const [early, unknown, nobody] = await Promise.all([
      run('token.ts', ['backbone'], { THROUGHLINE_DATA_DIR: join(folder, 'none') }),
      run('token.ts', ['stranger'], {}),
      run('token.ts', [], {}),
    ]);
    expect(early).toEqual({
      code: 1,
      out: '',
      error: oneLine(/The data folder .* has no keys yet\. Run npm start first\./),
    });
    expect(unknown.error).toBe('There is no stranger on this machine. There are: backbone, manager, visitor.\n');
    expect(nobody).toMatchObject({ code: 1, out: '', error: oneLine(/Say whose token you want.*/) });
  });
});
