import { execFile } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from './startup-error.ts';

const PROJECT = join(import.meta.dirname, '..');
/** Who waits longer wants to know for what. */
const NOTICE_MS = 1500;

/**
 * The cloud assembly of the code as it stands, made in seconds when it changed. A process of its own makes it: the
 * compilers and the CDK would keep a gigabyte for as long as the host runs.
 * @returns the folder
 * @throws StartupError with what does not compile or is not allowed
 */
export async function synthesizeStack(log: (line: string) => void): Promise<string> {
  const notice = setTimeout(() => log('Building and synthesizing the stack, as its code is new ...'), NOTICE_MS);
  try {
    const options = { cwd: PROJECT, maxBuffer: 16 * 1024 * 1024 };
    const program = join(PROJECT, 'infra', 'synthesize.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program], options);
    const template = stdout.trim().split('\n').at(-1) ?? '';
    return dirname(resolve(PROJECT, template));
  } catch (error) {
    throw new StartupError(`The stack does not synthesize:\n${errorOutput(error)}`);
  } finally {
    clearTimeout(notice);
  }
}

const errorOutput = (error: unknown): string =>
  error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
