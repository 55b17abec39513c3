import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleFunctions } from '../../infra/bundle.ts';
import { FUNCTION_NAMES } from '../../infra/function-names.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist/functions');
const RUNS = 5;

/** What a bundle needs at import; the values lead nowhere, since nothing is called. */
const environment = {
  AWS_REGION: 'us-west-2',
  TABLE_NAME: 'table',
  UPLOADS_BUCKET: 'bucket',
  PSEUDONYM_SECRET_ARN: 'secret',
  MAIL_FROM: 'alerts@partnership.example',
  MAIL_CONFIGURATION_SET: 'set',
  MAIL_PER_SECOND: '14',
  MAIL_PER_DAY: '50000',
  SITE_URL: 'http://127.0.0.1',
  ...Object.fromEntries(
    ['UPLOADS', 'RECOMPUTE', 'PUBLISH', 'EVALUATE', 'MAIL', 'DIGEST', 'LETTER'].map((queue) => [
      `${queue}_QUEUE_URL`,
      'http://127.0.0.1/queue',
    ]),
  ),
};

/** What is loaded at the start (KB, 1,000 bytes) and import time (ms, median of five cold processes) of each function's bundle. */
export async function benchBundles(): Promise<Record<string, { kb: number; importMs: number }>> {
  const bytes = await bundleFunctions();
  const measured: Record<string, { kb: number; importMs: number }> = {};
  for (const name of FUNCTION_NAMES.toSorted()) {
    const file = join(folder, name, 'index.mjs');
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await importTime(file));
    times.sort((a, b) => a - b);
    measured[name] = { kb: Math.round(bytes[name] / 1000), importMs: Math.round(times[2] ?? 0) };
  }
  return measured;
}

async function importTime(file: string): Promise<number> {
  const script = `const start = performance.now(); import(${JSON.stringify(file)}).then(() => { console.log(performance.now() - start); process.exit(0); });`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
    env: { PATH: process.env.PATH, ...environment },
  });
  return Number(stdout.trim().split('\n').at(-1));
}
