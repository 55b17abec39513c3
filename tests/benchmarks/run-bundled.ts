import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/**
 * What a benchmark prints, read as JSON. It runs in a process of its own, and is bundled first: Node itself does not read
 * the marks of charts.
 *
 * @param name of its file, without `.ts`
 */
export async function runBundled<T>(name: string): Promise<T> {
  const outfile = join(root, `dist/benchmarks/${name}.mjs`);
  const entryPoints = [join(import.meta.dirname, `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  const { stdout } = await promisify(execFile)(process.execPath, [outfile], { cwd: root });
  return JSON.parse(stdout);
}
