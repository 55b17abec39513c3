import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');

/**
 * Builds the pages for people's browsers.
 * @throws Error when they do not build
 */
export async function buildWebsite(outdir = join(root, 'dist/web')): Promise<void> {
  const { NODE_ENV } = process.env;
  // Within tests it says "test", and Vite would build React's slow development version.
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: join(root, 'web/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: outdir, emptyOutDir: true },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
