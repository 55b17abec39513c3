import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { acknowledgeDeploymentFunctions } from './acknowledgements.ts';
import { Alerting } from './alerting.ts';
import { Api } from './api.ts';
import type { Foundation } from './app-function.ts';
import { Data } from './data.ts';
import { Identity } from './identity.ts';
import { Ingestion, uploadsOrigin } from './ingestion.ts';
import { Mail } from './mail.ts';
import { Metrics } from './metrics.ts';
import { Observability } from './observability.ts';
import { Retention } from './retention.ts';
import { Sweep } from './sweep.ts';
import { Website } from './website.ts';

export interface ThroughlineStackProps {
  /** The folder that `bundleFunctions` filled. */
  readonly bundles: string;
  /** The folder that `buildWebsite` filled. */
  readonly pages: string;
  /** The sender's address of all mail. */
  readonly mailFrom: string;
  /** What the account may send, as SES grants it. */
  readonly mailQuota: { readonly perSecond: number; readonly perDay: number };
  /** Where people reach the site, when it has a domain of its own. */
  readonly siteUrl: string | undefined;
  /** Who gets the alarms. */
  readonly operatorMail: string | undefined;
}

/** The whole system: link > bucket > ingest > recompute > publish > evaluate > mail, its API and its pages. */
export class ThroughlineStack extends Stack {
  constructor(app: App, id: string, props: ThroughlineStackProps) {
    super(app, id, { description: 'Throughline: follows shared indicators, and writes when one changes' });
    const { table } = new Data(this, 'Data');
    const foundation: Foundation = { bundles: props.bundles, table };
    const identity = new Identity(this, 'Identity');
    const website = new Website(this, 'Website', {
      pages: props.pages,
      connectTo: [`${identity.issuer}/`, identity.signInUrl, uploadsOrigin],
    });
    const siteUrl = props.siteUrl ?? website.url;

    // From the last step of the pipeline to the first: each sends to the one before it here.
    const mail = new Mail(this, 'Mail', foundation, { from: props.mailFrom, siteUrl, quota: props.mailQuota });
    const { sendDigests: digests, writeToPartners: letters } = mail;
    const alerting = new Alerting(this, 'Alerting', foundation, { mail: mail.send, digests, letters });
    const { evaluate } = alerting;
    const { publish, recompute } = new Metrics(this, 'Metrics', foundation, { evaluate });
    const ingestion = new Ingestion(this, 'Ingestion', foundation, { siteUrl, recompute, letters });
    const steps = { ingestion, recompute, publish, evaluate, mail: mail.send, digests, letters };
    const sweep = new Sweep(this, 'Sweep', foundation, steps);
    const retention = new Retention(this, 'Retention', foundation);

    const { issuer } = identity;
    const clientId = identity.addSite(siteUrl).userPoolClientId;
    const api = new Api(this, 'Api', foundation, { siteUrl, issuer, clientId, ...steps });
    website.serveApi(api.httpApi);
    website.publish({ issuer, clientId });

    new Observability(this, 'Observability', {
      workers: [ingestion.worker, recompute, publish, evaluate, mail.send, digests, letters, mail.recordEvents],
      functions: [sweep.function, retention.function, alerting.watchCalendar, api.staff, api.partner, api.recipient],
      deadLetters: [
        sweep.schedule.deadLetters,
        retention.schedule.deadLetters,
        alerting.schedule.deadLetters,
        mail.lostEvents,
      ],
      senders: [mail.send.function, digests.function, letters.function],
      operatorMail: props.operatorMail,
    });
    acknowledgeDeploymentFunctions(this, website.bucket);
    new CfnOutput(this, 'SiteUrl', { description: 'Where people reach the site', value: siteUrl });
  }
}
