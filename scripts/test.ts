import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { synthesize } from '../infra/synthesize.ts';

/** `npm test`: type check, one build that all tests share, then every test. Arguments go to vitest. */
const root = join(import.meta.dirname, '..');
const packages = join(root, 'node_modules');

process.chdir(root);
const types = spawn(process.execPath, [join(packages, 'typescript/bin/tsc'), '--noEmit'], { stdio: 'inherit' });
const [[code], problem] = await Promise.all([
  once(types, 'exit') as Promise<[number | null]>,
  synthesize().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : error),
  ),
]);
if (problem !== undefined) console.error(problem);
if (code !== 0 || problem !== undefined) process.exit(code || 1);

// Within this process, so that Ctrl-C reaches vitest, which then ends its workers.
const vitest = join(packages, 'vitest/vitest.mjs');
process.argv = [process.execPath, vitest, 'run', '--project', 'parts', '--project', 'hosted', ...process.argv.slice(2)];
await import(vitest);
