import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-run-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program as the project's npm scripts do, and collects what it prints. */
async function run(program: string, ...args: string[]): Promise<{ child: ChildProcess; output: () => string }> {
  const script = join(folder, `${Math.random()}.mjs`);
  await writeFile(script, program);
  const { npm_lifecycle_event, ...env } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run.mjs'), script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return { child, output: () => text };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a script of the project', () => {
  it('runs under Node 24 with its arguments and the project’s commands, and its exit code comes through', async () => {
    const program = `
      import { execFileSync } from 'node:child_process';
      console.log(process.version.split('.')[0], process.argv.slice(2).join(), execFileSync('node', ['--version']).toString().split('.')[0]);
      process.exit(5);
    `;
    const { child, output } = await run(program, 'one', 'two');
    expect(await once(child, 'close')).toEqual([5, null]);
    expect(output().trim()).toBe('v24 one,two v24');
  });

  it('gets Ctrl-C once though the terminal and npm both send it, and may stop in its own time', async () => {
    const program = `
      let times = 0;
      process.on('SIGINT', () => { times += 1; });
      setTimeout(() => {}, 60_000);
      setInterval(() => { if (times > 0) setTimeout(() => { console.log('stopped', times); process.exit(0); }, 300); }, 20);
      console.log('ready');
    `;
    const { child, output } = await run(program);
    await until(() => output().includes('ready'));
    process.kill(-(child.pid ?? 0), 'SIGINT');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(output()).toContain('stopped 1');
  });

  it('does not go on alone when what started it is killed', async () => {
    const { child, output } = await run('console.log(process.pid); setInterval(() => {}, 1000);');
    await until(() => /\d+\n/.test(output()));
    child.kill('SIGKILL');
    await until(() => !isAlive(Number(output())));
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
