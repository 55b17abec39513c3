import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where the site that was built for all test files lies. */
const BUILT = 'THROUGHLINE_TEST_SITE';

/** Builds the site for every {@link buildSite} of this process and its children; gives how to remove it. */
export async function buildSiteOnce(): Promise<() => Promise<void>> {
  const { folder, remove } = await buildSite();
  process.env[BUILT] = folder;
  return remove;
}

/**
 * Builds the site as it is deployed into a folder of its own, unless it was built for all; `remove` deletes what was
 * built here. In a process of its own, because what is built depends on NODE_ENV. Throws when the site does not build.
 */
export async function buildSite(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const built = process.env[BUILT];
  if (built !== undefined) return { folder: built, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'throughline-site-'));
  const vite = [fromRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'];
  await promisify(execFile)(
    process.execPath,
    [...vite, '--config', fromRoot('web/vite.config.ts'), '--outDir', folder],
    { env: { ...process.env, NODE_ENV: 'production' } },
  );
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
