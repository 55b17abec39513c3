import { join } from 'node:path';
import { buildWebsite } from './build-website.ts';
import { bundleFunctions } from './bundle.ts';
import { createApp } from './create-app.ts';

/** What the CDK's command line runs (`npx cdk synth`, `npx cdk deploy`). */
const dist = join(import.meta.dirname, '../dist');
const [bundles, pages] = [join(dist, 'functions'), join(dist, 'web')];
try {
  await bundleFunctions(bundles);
  await buildWebsite(pages);
  createApp({ bundles, pages }).synth();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
