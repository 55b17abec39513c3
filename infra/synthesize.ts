import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { hashSources } from './source-hash.ts';

const root = join(import.meta.dirname, '..');
/** How many assemblies stay, so that a host that runs on an older one keeps its files. */
const KEPT = 4;
const UNFINISHED = 'unfinished-';
const HOUR_MS = 3_600_000;

/**
 * Bundles the functions, builds the pages and synthesizes the stack, without credentials or network. What was made from
 * the same sources before is taken as it is: each assembly lies under the hash of what it was made from, and comes to
 * its place only when it is whole.
 * @param options.outdir where assemblies are kept
 * @returns the folder of the cloud assembly
 * @throws Error with what does not compile, or what cdk-nag and CloudFormation's own rules find
 */
export async function synthesize({ outdir = join(root, 'dist/assemblies') } = {}): Promise<string> {
  const folder = join(outdir, (await hashSources()).slice(0, 16));
  if (existsSync(folder)) {
    await utimes(folder, new Date(), new Date());
    return folder;
  }
  await mkdir(outdir, { recursive: true });
  const work = await mkdtemp(join(outdir, UNFINISHED));
  try {
    await build(work);
    await rename(join(work, 'assembly'), folder).catch((error: unknown) => {
      // Somebody else made the same at the same time.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  await removeOld(outdir);
  return folder;
}

async function build(work: string): Promise<void> {
  // The compilers and the CDK take a second to load, and are needed only here.
  const [{ bundleFunctions }, { buildWebsite }, { createApp }] = await Promise.all([
    import('./bundle.ts'),
    import('./build-website.ts'),
    import('./create-app.ts'),
  ]);
  const [bundles, pages] = [join(work, 'functions'), join(work, 'web')];
  await bundleFunctions(bundles);
  await buildWebsite(pages);
  createApp({ bundles, pages, outdir: join(work, 'assembly') }).synth();
}

async function removeOld(outdir: string): Promise<void> {
  const entries = await Promise.all(
    (await readdir(outdir)).map(async (name) => ({ name, usedAt: (await stat(join(outdir, name))).mtimeMs })),
  );
  const [unfinished, whole] = [true, false].map((wanted) =>
    entries.filter(({ name }) => name.startsWith(UNFINISHED) === wanted),
  ) as [typeof entries, typeof entries];
  const old = [
    ...unfinished.filter(({ usedAt }) => Date.now() - usedAt > HOUR_MS),
    ...whole.toSorted((one, other) => other.usedAt - one.usedAt).slice(KEPT),
  ];
  await Promise.all(old.map(({ name }) => rm(join(outdir, name), { recursive: true, force: true })));
}

if (import.meta.main) {
  try {
    console.log(relative(process.cwd(), join(await synthesize(), 'Throughline.template.json')));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
