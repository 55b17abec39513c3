import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../infra/create-app.ts';
import { FUNCTION_NAMES } from '../../infra/function-names.ts';

/** The app on bundles and pages that are there but empty: what the template says does not depend on what is in them. */
export function openApp(): { app: App; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-infra-'));
  const [bundles, pages] = [join(folder, 'functions'), join(folder, 'web')];
  const write = (file: string) => {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '');
  };
  for (const name of FUNCTION_NAMES) write(join(bundles, name, 'index.mjs'));
  write(join(pages, 'index.html'));
  write(join(pages, 'assets/index.js'));
  const app = createApp({ bundles, pages, outdir: join(folder, 'assembly') });
  return { app, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Synthesizes; throws with the findings of cdk-nag and of CloudFormation's own rules, where there are any. */
export function synthesizeTemplate(app: App): Template {
  return Template.fromJSON(app.synth().getStackByName('Throughline').template as Record<string, unknown>);
}

export type Resource = { Type: string; Properties: Record<string, unknown> } & Record<string, unknown>;

/** Resources of a type with their logical ids. */
export const resourcesOf = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.findResources(type)) as [string, Resource][];
