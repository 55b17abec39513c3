import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * Builds the site as it is deployed into a folder of its own, so that test files can run side by side; `remove` deletes
 * it. In a process of its own, because what is built depends on NODE_ENV. Throws when the site does not build.
 */
export async function buildSite(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-site-'));
  const vite = [fromRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'];
  await promisify(execFile)(
    process.execPath,
    [...vite, '--config', fromRoot('web/vite.config.ts'), '--outDir', folder],
    { env: { ...process.env, NODE_ENV: 'production' } },
  );
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
