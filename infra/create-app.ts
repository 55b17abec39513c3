import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdk from '../cdk.json' with { type: 'json' };
import { ThroughlineStack } from './throughline-stack.ts';

export interface AppOptions {
  /** The folder that `bundleFunctions` filled. */
  readonly bundles: string;
  /** The folder that `buildWebsite` filled. */
  readonly pages: string;
  /** Where the cloud assembly goes, and `synth` throws what is wrong; when absent, as the CDK's command line wants it. */
  readonly outdir?: string;
}

/**
 * The application, with the feature flags of cdk.json whoever starts it, and cdk-nag's findings as errors. Context values
 * that it reads: `mailFrom`, `mailPerSecond`, `mailPerDay`, `siteUrl`, `operatorMail`.
 */
export function createApp({ bundles, pages, outdir }: AppOptions): App {
  const app = new App({
    context: cdk.context,
    ...(outdir !== undefined && { outdir, postCliContext: { '@aws-cdk/core:appMode': 'inmemory' } }),
  });
  const setting = (name: string): string | undefined => app.node.tryGetContext(name) || undefined;
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  new ThroughlineStack(app, 'Throughline', {
    bundles,
    pages,
    mailFrom: setting('mailFrom') ?? 'alerts@throughline.example',
    mailQuota: {
      perSecond: numberOf('mailPerSecond', setting('mailPerSecond') ?? '14'),
      perDay: numberOf('mailPerDay', setting('mailPerDay') ?? '50000'),
    },
    siteUrl: setting('siteUrl')?.replace(/\/$/, ''),
    operatorMail: setting('operatorMail'),
  });
  return app;
}

function numberOf(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${name} is "${value}"; it must be a whole number from 1.`);
  return number;
}
