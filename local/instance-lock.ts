import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from './startup-error.ts';

/** The right of one host to a data folder. */
export interface InstanceLock {
  release(): void;
}

/**
 * Takes the data folder for this process; makes the folder when it is missing.
 * The lock is a file with the process's id. When that process is dead, the next host takes the lock over.
 * @throws StartupError when another host uses the folder, or it cannot be written
 */
export function lockDataFolder(dataDir: string): InstanceLock {
  const path = join(dataDir, 'lock');
  const draft = join(dataDir, `lock.${process.pid}`);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) }), { mode: 0o600 });
  } catch (error) {
    throw new StartupError(
      `The data folder ${dataDir} cannot be written (${reasonOf(error)}). Make it writable, or ${CHOOSE}.`,
    );
  }
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (claim(draft, path)) return { release: () => rmSync(path, { force: true }) };
      const holder = readHolder(path);
      if (holder && isAlive(holder)) {
        throw new StartupError(
          `Another Throughline (process ${holder.pid}) uses the data folder ${dataDir}. Stop it, or ${CHOOSE}.`,
        );
      }
      rmSync(path, { force: true });
    }
    throw new StartupError(`The data folder ${dataDir} is being taken by another Throughline. Try again.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

const CHOOSE = 'set THROUGHLINE_DATA_DIR to another folder';

interface Holder {
  readonly pid: number;
  readonly startedAt: string | undefined;
}

/** A link appears whole, with its content, or not at all. */
function claim(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The id of a dead process may have been given to another one since.
  return startedAt === processStart(pid);
}

/** When a process started, in the kernel's own count; `undefined` where the system does not tell. */
function processStart(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

const reasonOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);
