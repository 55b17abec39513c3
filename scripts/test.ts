import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { synthesize } from '../infra/synthesize.ts';

/** `npm test`: type check, one build that all tests share, then every test. Arguments go to vitest. */
const root = join(import.meta.dirname, '..');
const packages = join(root, 'node_modules');

process.chdir(root);
const types = spawnSync(process.execPath, [join(packages, 'typescript/bin/tsc'), '--noEmit'], { stdio: 'inherit' });
if (types.status !== 0) process.exit(types.status ?? 1);
await synthesize().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

// Within this process, so that Ctrl-C reaches vitest, which then ends its workers.
const vitest = join(packages, 'vitest/vitest.mjs');
process.argv = [process.execPath, vitest, 'run', ...process.argv.slice(2)];
await import(vitest);
