import { existsSync } from 'node:fs';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { contract } from '../shared/api/contract.ts';
import { FUNCTION_NAMES, type FunctionName } from './function-names.ts';
import { slimPackages } from './slim-packages.ts';

const root = join(import.meta.dirname, '..');
/** Bytes that a function may load at its start; with more it starts slowly, and more is rather an accident than a need. */
const LARGEST_BUNDLE = 600_000;
/** The function that publishes the contract of the API. */
const PUBLISHES_CONTRACT = 'staff-api';
const CHART_DRAWING = [
  '@resvg/resvg-wasm/index_bg.wasm',
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
];
/** Files that a function's code loads at run time from beside it. */
const LOADED_FILES: Record<string, string[]> = {
  'publish-measures': ['highs/runtime'],
  'send-mail': CHART_DRAWING,
  'send-digests': CHART_DRAWING,
};
/** Some packages are CommonJS and call `require`, which an ES module does not have. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles all functions: `<outdir>/<name>/index.mjs`, minified ES modules for Node 24, with the files that they load, and
 * beside the folder esbuild's account of what is in them (`<outdir>.json`).
 *
 * @returns bytes that each function loads at its start: its bundle, and the parts that this imports at once
 * @throws Error when an entry point is missing, does not compile, or makes a function load more than 600 KB at its start
 */
export async function bundleFunctions(outdir = join(root, 'dist/functions')): Promise<Record<FunctionName, number>> {
  await rm(outdir, { recursive: true, force: true });
  const bundles = await Promise.all(FUNCTION_NAMES.map((name) => bundle(name, outdir)));
  const outputs = Object.assign({}, ...bundles) as Metafile['outputs'];
  await writeFile(join(outdir, PUBLISHES_CONTRACT, 'openapi.json'), JSON.stringify(contract()));
  await writeFile(`${outdir}.json`, JSON.stringify({ outputs }));
  for (const [name, files] of Object.entries(LOADED_FILES)) {
    for (const file of files.map((one) => createRequire(import.meta.url).resolve(one))) {
      await copyFile(file, join(outdir, name, basename(file)));
    }
  }
  const loaded = FUNCTION_NAMES.map((name) => ({
    name,
    ...loadedAtOnce(outputs, relative(root, join(outdir, name, 'index.mjs'))),
  }));
  const tooLarge = loaded.filter(({ bytes }) => bytes > LARGEST_BUNDLE);
  if (tooLarge.length > 0) throw new Error(tooLarge.map(describeSize).join('\n'));
  return Object.fromEntries(loaded.map(({ name, bytes }) => [name, bytes])) as Record<FunctionName, number>;
}

type Loaded = { bytes: number; inputs: Metafile['outputs'][string]['inputs'] };

/** A file with those that it imports at once, and they in turn; what it imports only when it is needed is not among them. */
function loadedAtOnce(outputs: Metafile['outputs'], entry: string): Loaded {
  const files = new Set([entry]);
  for (const file of files) {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && outputs[path]) files.add(path);
    }
  }
  const found = [...files].flatMap((file) => outputs[file] ?? []);
  if (found.length === 0) throw new Error(`esbuild tells nothing of ${entry}.`);
  return {
    bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
    inputs: Object.assign({}, ...found.map(({ inputs }) => inputs)),
  };
}

/**
 * What a function imports only when it is needed, such as the reader of workbooks, is a file of its own beside `index.mjs`.
 * Functions built together would share those files, so each is built alone.
 */
async function bundle(name: FunctionName, outdir: string): Promise<Metafile['outputs']> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { [`${name}/index`]: entryPoint(name) },
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: `${name}/[name]-[hash]`,
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    // React's marks of charts, without what helps to develop with them.
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { '@aws-sdk/credential-provider-node': './infra/environment-credentials.ts' },
    plugins: [slimPackages],
    banner: { js: REQUIRE },
    legalComments: 'none',
    metafile: true,
    // The error that it throws says the same.
    logLevel: 'silent',
  });
  return metafile.outputs;
}

function entryPoint(name: string): string {
  const file = join(root, 'functions', name, 'index.ts');
  if (existsSync(file)) return file;
  throw new Error(`The function ${name} has no entry point: write ${relative(root, file)}, which exports "handler".`);
}

function describeSize({ name, bytes, inputs }: Loaded & { name: string }): string {
  const largest = Object.entries(inputs)
    .toSorted(([, one], [, other]) => other.bytesInOutput - one.bytesInOutput)
    .slice(0, 5)
    .map(([input, { bytesInOutput }]) => `${input} ${kilobytes(bytesInOutput)}`);
  return `${name} loads ${kilobytes(bytes)} at its start, more than ${kilobytes(LARGEST_BUNDLE)}; the largest parts: ${largest.join(', ')}.`;
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} KB`;
