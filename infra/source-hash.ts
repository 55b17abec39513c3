import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const SOURCES = ['infra', 'functions', 'shared', 'web'].map((folder) => `${folder}/**/*`);
const FILES = ['cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'];
/** Variables that change what is synthesized. */
const VARIABLES = ['CDK_CONTEXT_JSON'];

/** SHA-256 of everything that the cloud assembly is made from: sources, packages, Node's version and the environment. */
export async function hashSources(): Promise<string> {
  const found = globSync([...SOURCES, ...FILES], { cwd: root, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256');
  const add = (content: string | Buffer) => hash.update(`${content.length}\n`).update(content);
  files.forEach((file, index) => {
    add(file.slice(root.length));
    add(contents[index] ?? '');
  });
  for (const text of [process.version, ...VARIABLES.map((name) => process.env[name] ?? '')]) add(text);
  return hash.digest('hex');
}
