import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Foundation } from './app-function.ts';
import { deadLetterQueue, QueueWorker, type QueueWorkerProps } from './queue-worker.ts';

export interface MailProps {
  /** The sender's address. Its domain becomes the identity that SES verifies. */
  readonly from: string;
  readonly siteUrl: string;
  /** What the account may send, as SES grants it. */
  readonly quota: { readonly perSecond: number; readonly perDay: number };
}

/** What waits in the ledger goes out through SES, and what became of it comes back. */
export class Mail extends Construct {
  readonly send: QueueWorker;
  /** Apart from alerts, which must not wait behind a thousand digests. */
  readonly sendDigests: QueueWorker;
  /** To partners' contacts, with links that only it makes. */
  readonly writeToPartners: QueueWorker;
  readonly recordEvents: QueueWorker;
  /** Events that did not reach their queue. */
  readonly lostEvents: Queue;

  constructor(scope: Construct, id: string, foundation: Foundation, { from, siteUrl, quota }: MailProps) {
    super(scope, id);
    const identity = this.createIdentity(from);
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    const common: Pick<QueueWorkerProps, 'maxConcurrency' | 'tableActions' | 'environment'> = {
      maxConcurrency: 2,
      tableActions: ['GetItem', 'Query', 'PutItem'],
      environment: {
        SITE_URL: siteUrl,
        MAIL_FROM: from,
        MAIL_CONFIGURATION_SET: configurationSet.configurationSetName,
        MAIL_PER_SECOND: String(quota.perSecond),
        MAIL_PER_DAY: String(quota.perDay),
      },
    };
    // What similar places did is told by their attributes, which stand in blocks.
    const readsBlocks = [...common.tableActions, 'BatchGetItem'] as const;
    this.send = new QueueWorker(this, 'SendMail', foundation, {
      ...common,
      name: 'send-mail',
      memorySize: 512,
      timeout: Duration.minutes(1),
      tableActions: readsBlocks,
    });
    this.sendDigests = new QueueWorker(this, 'SendDigests', foundation, {
      ...common,
      name: 'send-digests',
      // A message is up to a hundred people, whom a new account sends one mail a second.
      batchSize: 1,
      // A whole core, to draw charts.
      memorySize: 1769,
      timeout: Duration.minutes(5),
      tableActions: readsBlocks,
    });
    this.writeToPartners = new QueueWorker(this, 'WriteToPartners', foundation, {
      ...common,
      name: 'write-to-partners',
      memorySize: 512,
      timeout: Duration.minutes(1),
      // It revokes a link that it made for a mail that was not taken.
      tableActions: [...common.tableActions, 'UpdateItem'],
    });
    // A file's receipt waits until the file is done with.
    this.writeToPartners.takeFrom(this.writeToPartners.function);
    this.writeToPartners.function.addEnvironment('LETTER_QUEUE_URL', this.writeToPartners.queue.queueUrl);
    for (const sender of [this.send, this.sendDigests, this.writeToPartners])
      this.allowSending(sender, from, identity, configurationSet);
    this.recordEvents = new QueueWorker(this, 'RecordMailEvents', foundation, {
      name: 'record-mail-events',
      memorySize: 512,
      timeout: Duration.seconds(30),
      tableActions: ['GetItem', 'Query', 'PutItem'],
      environment: { MAIL_QUEUE_URL: this.send.queue.queueUrl },
    });
    this.send.takeFrom(this.recordEvents.function);
    this.lostEvents = this.bringEvents(configurationSet);
  }

  private allowSending(sender: QueueWorker, from: string, identity: EmailIdentity, set: ConfigurationSet): void {
    const setArn = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: set.configurationSetName,
    });
    sender.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [identity.emailIdentityArn, setArn],
        conditions: { StringEquals: { 'ses:FromAddress': from } },
      }),
    );
  }

  private createIdentity(from: string): EmailIdentity {
    const [, domain] = from.split('@');
    if (!domain) throw new Error(`mailFrom is "${from}"; it must be an address such as alerts@your-partnership.org.`);
    const identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) });
    for (const [index, { name, value }] of identity.dkimRecords.entries()) {
      new CfnOutput(this, `DkimRecord${index + 1}`, {
        description: `CNAME to add to the DNS of ${domain}, so that SES may send for it`,
        value: `${name} CNAME ${value}`,
      });
    }
    return identity;
  }

  /** SES > default event bus > queue. */
  private bringEvents(configurationSet: ConfigurationSet): Queue {
    configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
      ],
    });
    const deadLetters = deadLetterQueue(this, 'LostEvents');
    new Rule(this, 'EventsRule', {
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSet.configurationSetName] } } },
      },
      targets: [new SqsQueue(this.recordEvents.queue, { deadLetterQueue: deadLetters })],
    });
    return deadLetters;
  }
}
