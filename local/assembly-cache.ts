import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that the cloud assembly is made from, relative to the project. */
const SOURCES = [
  'infra',
  'functions',
  'shared',
  'web',
  'package.json',
  'package-lock.json',
  'cdk.json',
  'tsconfig.json',
];
const UNUSED_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * The cloud assembly of the project as it stands: the one synthesized before when nothing changed since, or a new one.
 * It is made in a folder of its own and renamed when whole, so that a failed synthesis leaves nothing behind.
 * @param synthesize writes the assembly into the folder given, and answers where it is
 * @returns the folder
 */
export async function cachedAssembly(
  project: string,
  synthesize: (folder: string) => Promise<unknown>,
): Promise<string> {
  const cache = join(project, 'dist', 'assemblies');
  const folder = join(cache, await hashSources(project));
  if (await exists(join(folder, 'manifest.json'))) {
    await utimes(folder, new Date(), new Date());
    return folder;
  }
  await mkdir(cache, { recursive: true });
  await removeUnused(cache);
  const draft = `${folder}.${process.pid}`;
  try {
    await synthesize(draft);
    await rename(draft, folder).catch(async (error: unknown) => {
      // Another process made the same one meanwhile.
      if (!(await exists(join(folder, 'manifest.json')))) throw error;
    });
    return folder;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function hashSources(project: string): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) {
    for (const file of await listFiles(join(project, source))) {
      hash.update(`\0${file.slice(project.length)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The files at or under a path, sorted; none when there is nothing. Tests do not count. */
async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  return files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
}

async function removeUnused(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const { mtimeMs } = await stat(join(cache, name));
    if (Date.now() - mtimeMs > UNUSED_MS) await rm(join(cache, name), { recursive: true, force: true });
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
