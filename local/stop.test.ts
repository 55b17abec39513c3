import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccessKeys } from './access-keys.ts';
import { findFreePort } from './free-port.ts';
import { startHost } from './host.ts';
import { readAssembly } from './template/assembly.ts';
import { interpret } from './template/interpret.ts';
import { doneTasks } from './testing/done-tasks.ts';
import type { Task } from './testing/handlers/worker.ts';
import { synthesizeSmallStack } from './testing/small-stack.ts';

let folder: string;
let assemblyFolder: string;
let running: ChildProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'small-host-'));
  assemblyFolder = await synthesizeSmallStack(folder);
}, 60_000);
afterAll(async () => {
  running?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A host in a process of its own on this data folder, when it is ready. */
async function spawnHost(dataDir: string) {
  const program = join(import.meta.dirname, 'testing', 'run-host.ts');
  const port = String(await findFreePort());
  const child = spawn(process.execPath, [program, assemblyFolder, dataDir, port], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([once(child.stdout, 'data'), exit]);
  return { child, exit };
}

/** Sends tasks as a function would, through the endpoint of the host that runs on this data folder. */
async function sendTasks(dataDir: string, tasks: readonly Task[]): Promise<void> {
  const endpoint = `http://127.0.0.1:${await readFile(join(dataDir, 'endpoint-port'), 'utf8')}`;
  const assembly = await readAssembly(assemblyFolder);
  const place = { stackName: 'Small', region: 'us-west-2', account: '000000000000', endpointUrl: endpoint };
  const system = interpret(assembly, { ...place, siteUrl: 'http://127.0.0.1:1', issuer: 'http://127.0.0.1:1' });
  const credentials = (await openAccessKeys(dataDir))('echo');
  const client = new SQSClient({ endpoint, region: 'us-west-2', credentials });
  const QueueUrl = system.functions.find(({ name }) => name === 'echo')?.environment.QUEUE_URL;
  for (const task of tasks) await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(task) }));
  client.destroy();
}

/** What becomes of all tasks when a host starts on this data folder. */
async function expectDoneAfterRestart(dataDir: string, tasks: readonly Task[]): Promise<void> {
  const host = await startHost({ assemblyFolder, dataDir, port: await findFreePort(), log: () => {} });
  try {
    const ids = tasks.map(({ id }) => id);
    await expect.poll(() => doneTasks(host, dataDir), { timeout: 10_000 }).toEqual(expect.arrayContaining(ids));
  } finally {
    await host.close();
  }
}

const manyTasks = (count: number, sleep: number): Task[] =>
  Array.from({ length: count }, (_, index) => ({ id: `task-${index}`, sleep }));

describe('a host that is asked to end', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s in the middle of work exits with 0 and loses nothing',
    async (signal) => {
      const dataDir = join(folder, signal);
      const { child, exit } = await spawnHost(dataDir);
      const tasks = manyTasks(30, 20);
      await sendTasks(dataDir, tasks);
      child.kill(signal);
      expect(await exit).toEqual([0, null]);
      await expectDoneAfterRestart(dataDir, tasks);
    },
    30_000,
  );

  it('a second time ends at once, and the message in work comes again', async () => {
    const dataDir = join(folder, 'twice');
    const { child, exit } = await spawnHost(dataDir);
    const tasks = [{ id: 'long', sleep: 3000 }];
    await sendTasks(dataDir, tasks);
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGINT');
    await once(child.stdout ?? child, 'data');
    child.kill('SIGINT');
    expect(await exit).toEqual([130, null]);
    await expectDoneAfterRestart(dataDir, tasks);
  }, 30_000);
});

describe('a host that is killed', () => {
  it('in the middle of work loses nothing, and the next start waits for no visibility timeout', async () => {
    const dataDir = join(folder, 'killed');
    const { child, exit } = await spawnHost(dataDir);
    const tasks = manyTasks(20, 50);
    await sendTasks(dataDir, tasks);
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
    await expectDoneAfterRestart(dataDir, tasks);
  }, 30_000);
});
