import { join } from 'node:path';
import { synthesize } from '../infra/synthesize.ts';

/** `npm run stories`: sends the four stories to an empty site and asserts what comes out. Arguments go to vitest. */
const root = join(import.meta.dirname, '..');

process.chdir(root);
await synthesize();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
process.argv = [process.execPath, vitest, 'run', '--project', 'stories', ...process.argv.slice(2)];
await import(vitest);
