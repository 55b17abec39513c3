import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Seconds for the digests of a thousand readers, of whom most follow a place of their own, charts included; and their size. */
export type DigestBench = { readers: number; sent: number; seconds: number; medianKb: number; picturesDrawn: number };

/** In a process of its own, which is bundled first: Node itself does not read the marks of charts. */
export async function benchDigests(): Promise<DigestBench> {
  const outfile = join(root, 'dist/benchmarks/digests.mjs');
  const entryPoints = [join(import.meta.dirname, 'digests-run.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  const { stdout } = await promisify(execFile)(process.execPath, [outfile], { cwd: root });
  return JSON.parse(stdout);
}
