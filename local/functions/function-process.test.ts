import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FunctionDefinition } from '../template/functions.ts';
import { functionEnvironment } from './environment.ts';
import type { FunctionError } from './function-error.ts';
import { FunctionPool } from './function-pool.ts';

let folder: string;
let pools: FunctionPool[];
let failures: FunctionError[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'function-'));
  pools = [];
  failures = [];
});
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.close(0)));
  await rm(folder, { recursive: true, force: true });
});

/** A pool of a function with this code. */
async function open(
  code: string,
  more: Partial<FunctionDefinition> = {},
  { concurrency = 1, idleAfter = 60_000 } = {},
): Promise<FunctionPool> {
  await writeFile(join(folder, 'index.mjs'), code);
  const definition: FunctionDefinition = {
    name: 'tried',
    arn: 'arn:aws:lambda:us-west-2:000000000000:function:tried',
    codeFolder: folder,
    handler: 'index.handler',
    memory: 128,
    timeout: 5,
    environment: { OWN: 'value' },
    roleArn: 'role',
    statements: [],
    ...more,
  };
  const key = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
  const environment = functionEnvironment(definition, key, { region: 'us-west-2', endpointUrl: 'http://127.0.0.1:1' });
  const onFailure = (error: FunctionError) => failures.push(error);
  const pool = new FunctionPool(definition, { environment, concurrency, logFolder: folder, onFailure, idleAfter });
  pools.push(pool);
  return pool;
}

const processId = 'export const handler = async () => process.pid;';

describe('an invocation', () => {
  it('gets the event and Lambda’s context, and gives the result', async () => {
    const pool = await open(`export const handler = async (event, context) => ({
      event, name: context.functionName, memory: context.memoryLimitInMB, arn: context.invokedFunctionArn,
      requestId: context.awsRequestId, left: context.getRemainingTimeInMillis() });`);
    const result = await pool.invoke({ a: 1 });
    expect(result).toMatchObject({ event: { a: 1 }, name: 'tried', memory: '128', arn: pool.definition.arn });
    expect(result).toHaveProperty('requestId', expect.stringMatching(/^[0-9a-f-]{36}$/));
    const { left } = result as { left: number };
    expect(left > 4000 && left <= 5000).toBe(true);
  });

  it('sees the function’s environment and nothing of the host’s', async () => {
    const pool = await open('export const handler = async () => process.env;');
    process.env.HOST_SECRET = 'unseen';
    expect(await pool.invoke(null)).toMatchObject({ OWN: 'value', TZ: 'UTC', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    expect(await pool.invoke(null)).not.toHaveProperty('HOST_SECRET');
    expect(await pool.invoke(null)).not.toHaveProperty('PATH');
  });

  it('finds the process of the one before warm', async () => {
    const pool = await open(processId);
    expect(await pool.invoke(null)).toBe(await pool.invoke(null));
  });

  it('fails with the handler’s error, and the process goes on', async () => {
    const pool = await open(
      `export const handler = async (fail) => { if (fail) throw new TypeError('no'); return process.pid; };`,
    );
    const before = await pool.invoke(false);
    await expect(pool.invoke(true)).rejects.toMatchObject({ errorType: 'TypeError', message: 'no' });
    expect(await pool.invoke(false)).toBe(before);
    expect(failures).toHaveLength(1);
  });

  it('writes its output to the function’s log', async () => {
    const pool = await open(`export const handler = async () => { console.log('seen'); };`);
    expect(await pool.invoke(null)).toBeNull();
    await pool.close(0);
    expect(await readFile(join(folder, 'tried.log'), 'utf8')).toBe('seen\n');
  });
});

describe('a limit', () => {
  it('ends a process that takes longer than the timeout, even one that never yields', async () => {
    const pool = await open(`export const handler = async (event) => { while (event.spin); return 'quick'; };`, {
      timeout: 0.3,
    });
    await expect(pool.invoke({ spin: true })).rejects.toMatchObject({
      errorType: 'Sandbox.Timedout',
      message: expect.stringMatching(/^RequestId: [0-9a-f-]+ Error: Task timed out after 0.30 seconds$/),
    });
    expect(await pool.invoke({ spin: false })).toBe('quick');
  });

  it('ends a process whose heap outgrows its memory', async () => {
    const pool = await open(
      'export const handler = async () => { const all = []; while (true) all.push({ n: all.length }); };',
      {
        timeout: 30,
      },
    );
    await expect(pool.invoke(null)).rejects.toMatchObject({ errorType: 'Runtime.OutOfMemory' });
  }, 30_000);

  it('ends a process whose buffers outgrow its memory', async () => {
    const pool = await open(
      `const all = []; export const handler = async () => {
        for (;;) { all.push(Buffer.alloc(8_000_000, 1)); await new Promise((resolve) => setTimeout(resolve, 20)); } };`,
      { timeout: 30 },
    );
    await expect(pool.invoke(null)).rejects.toMatchObject({
      errorType: 'Runtime.OutOfMemory',
      message: expect.stringContaining('memory limit of 128 MB'),
    });
  }, 30_000);
});

describe('a process that breaks', () => {
  it('fails its invocation, and the next gets a new one', async () => {
    const pool = await open(
      `export const handler = async (event) => { if (event.exit) process.exit(3); return 'fine'; };`,
    );
    await expect(pool.invoke({ exit: true })).rejects.toMatchObject({
      errorType: 'Runtime.ExitError',
      message: expect.stringContaining('exit status 3'),
    });
    expect(await pool.invoke({})).toBe('fine');
  });

  it('says why it cannot be loaded', async () => {
    const pool = await open(`throw new RangeError('not today');`);
    await expect(pool.invoke(null)).rejects.toMatchObject({ errorType: 'RangeError', message: 'not today' });
  });

  it('says which handler is missing', async () => {
    const pool = await open('export const other = 1;');
    await expect(pool.invoke(null)).rejects.toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
  });
});

describe('a pool', () => {
  it('runs as many invocations at a time as it may, one in each process', async () => {
    // Each ends only once another process has begun, so that two must run together however slowly they start.
    const code = `import { readdirSync, writeFileSync } from 'node:fs';
      export const handler = async () => {
        const start = Date.now();
        writeFileSync(import.meta.dirname + '/began-' + process.pid, '');
        const began = () => readdirSync(import.meta.dirname).filter((name) => name.startsWith('began-')).length;
        while (began() < 2) await new Promise((resolve) => setTimeout(resolve, 10));
        return { pid: process.pid, start, end: Date.now() }; };`;
    const pool = await open(code, { timeout: 30 }, { concurrency: 2 });
    type Run = { pid: number; start: number; end: number };
    const runs = (await Promise.all([1, 2, 3].map(() => pool.invoke(null)))) as Run[];
    expect(new Set(runs.map(({ pid }) => pid)).size).toBe(2);
    const together = runs.map(({ start }) => runs.filter((one) => one.start <= start && start < one.end).length);
    expect(Math.max(...together)).toBeLessThanOrEqual(2);
  }, 60_000);

  it('ends processes that are idle for long', async () => {
    const pool = await open(processId, {}, { idleAfter: 50 });
    const first = Number(await pool.invoke(null));
    await expect.poll(() => isAlive(first)).toBe(false);
    expect(await pool.invoke(null)).not.toBe(first);
  });

  it('lets what runs finish when it closes, takes no more, and leaves no process', async () => {
    const pool = await open(`export const handler = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300)); return process.pid; };`);
    const running = pool.invoke(null);
    await pool.close(5000);
    expect(isAlive(Number(await running))).toBe(false);
    await expect(pool.invoke(null)).rejects.toMatchObject({ errorType: 'Host.Stopped' });
  });

  it('waits for nothing that changes nothing when it closes', async () => {
    const pool = await open('export const handler = async () => new Promise((resolve) => setTimeout(resolve, 4000));');
    const running = expect(pool.invoke(null, { expendable: true })).rejects.toMatchObject({ isStop: true });
    const start = Date.now();
    await pool.close(4000);
    expect(Date.now() - start).toBeLessThan(3000);
    await running;
  });

  it('ends what does not finish in time when it closes', async () => {
    const pool = await open('export const handler = async () => new Promise((resolve) => setTimeout(resolve, 4000));');
    const running = pool.invoke(null);
    running.catch(() => {});
    await pool.close(100);
    await expect(running).rejects.toMatchObject({ errorType: 'Host.Stopped' });
    expect(failures).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
