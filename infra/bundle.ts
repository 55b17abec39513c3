import { existsSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { contract } from '../shared/api/contract.ts';
import { FUNCTION_NAMES, type FunctionName } from './function-names.ts';
import { slimPackages } from './slim-packages.ts';

const root = join(import.meta.dirname, '..');
/** Bytes of each file; a larger one starts slowly, and is more often an accident than a need. */
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
/**
 * Functions whose code imports parts only when they are needed, such as the reader of workbooks: each such part is a file
 * of its own beside `index.mjs`. They are built one by one, since functions built together would share those files.
 */
const SPLIT: readonly FunctionName[] = ['ingest-submission', 'staff-api'];
/** Some packages are CommonJS and call `require`, which an ES module does not have. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles all functions: `<outdir>/<name>/index.mjs`, minified ES modules for Node 24, with the files that they load, and
 * beside the folder esbuild's account of what is in them (`<outdir>.json`).
 * @throws Error when an entry point is missing, does not compile, or makes a bundle of more than 600 KB
 */
export async function bundleFunctions(outdir = join(root, 'dist/functions')): Promise<void> {
  const others = FUNCTION_NAMES.filter((name) => !SPLIT.includes(name));
  const bundles = await Promise.all([bundle(others, outdir), ...SPLIT.map((name) => bundle([name], outdir, true))]);
  const outputs = Object.assign({}, ...bundles) as Metafile['outputs'];
  await writeFile(join(outdir, PUBLISHES_CONTRACT, 'openapi.json'), JSON.stringify(contract()));
  await writeFile(`${outdir}.json`, JSON.stringify({ outputs }));
  for (const [name, files] of Object.entries(LOADED_FILES)) {
    for (const file of files.map((one) => createRequire(import.meta.url).resolve(one))) {
      await copyFile(file, join(outdir, name, basename(file)));
    }
  }
  const tooLarge = Object.entries(outputs).filter(([, { bytes }]) => bytes > LARGEST_BUNDLE);
  if (tooLarge.length > 0) throw new Error(tooLarge.map(([file, output]) => describeSize(file, output)).join('\n'));
}

async function bundle(names: readonly string[], outdir: string, splitting = false): Promise<Metafile['outputs']> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, entryPoint(name)])),
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: `${names[0]}/[name]-[hash]`,
    bundle: true,
    splitting,
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

function describeSize(file: string, { bytes, inputs }: Metafile['outputs'][string]): string {
  const largest = Object.entries(inputs)
    .toSorted(([, one], [, other]) => other.bytesInOutput - one.bytesInOutput)
    .slice(0, 5)
    .map(([input, { bytesInOutput }]) => `${input} ${kilobytes(bytesInOutput)}`);
  return `${file} has ${kilobytes(bytes)}, more than ${kilobytes(LARGEST_BUNDLE)}; the largest parts: ${largest.join(', ')}.`;
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} KB`;
