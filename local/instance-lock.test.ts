import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder } from './instance-lock.ts';
import { StartupError } from './startup-error.ts';

let dataDir: string;
let holder: ChildProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => {
  holder?.kill('SIGKILL');
  holder = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

/** A process that takes the lock and keeps it. */
async function startHolder(): Promise<ChildProcess> {
  const code = `
    const { lockDataFolder } = await import(${JSON.stringify(new URL('./instance-lock.ts', import.meta.url).href)});
    lockDataFolder(${JSON.stringify(dataDir)}); console.log('locked'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  holder = child;
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of a data folder', () => {
  it('makes the folder, and can be taken again after its release', () => {
    const folder = join(dataDir, 'new', 'folder');
    lockDataFolder(folder).release();
    lockDataFolder(folder).release();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('is refused while another process lives, naming the process and what to do', async () => {
    const living = await startHolder();
    expect(() => lockDataFolder(dataDir)).toThrow(
      `Another Throughline (process ${living.pid}) uses the data folder ${dataDir}. Stop it, or set THROUGHLINE_DATA_DIR`,
    );
  });

  it('is taken over from a process that was killed', async () => {
    const killed = await startHolder();
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    lockDataFolder(dataDir).release();
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when the id of the dead process was given to another one',
    () => {
      writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.ppid, startedAt: '1' }));
      lockDataFolder(dataDir).release();
    },
  );

  it('is taken over when its file is damaged', () => {
    writeFileSync(join(dataDir, 'lock'), '');
    lockDataFolder(dataDir).release();
  });

  it('says in one line that a folder cannot be written', () => {
    writeFileSync(join(dataDir, 'file'), '');
    const unwritable = join(dataDir, 'file', 'data');
    expect(() => lockDataFolder(unwritable)).toThrow(StartupError);
    expect(() => lockDataFolder(unwritable)).toThrow(
      /^The data folder .* cannot be written \(ENOTDIR\)\. .*THROUGHLINE_DATA_DIR/,
    );
  });
});
