import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AppFunction, type Foundation } from './app-function.ts';
import { type Ingestion, UPLOADS_PREFIX } from './ingestion.ts';
import { deadLetterQueue, type QueueWorker } from './queue-worker.ts';

export interface SweepProps {
  readonly ingestion: Ingestion;
  readonly recompute: QueueWorker;
  readonly publish: QueueWorker;
  readonly evaluate: QueueWorker;
  readonly mail: QueueWorker;
}

/** Every five minutes, what a crash or a lost message left unfinished is asked for again. */
export class Sweep extends Construct {
  readonly function: AppFunction;
  /** Invocations that could not be made. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, foundation: Foundation, props: SweepProps) {
    super(scope, id);
    const { ingestion, recompute, publish, evaluate, mail } = props;
    this.function = new AppFunction(this, 'Function', foundation, {
      name: 'sweep',
      memorySize: 512,
      timeout: Duration.minutes(2),
      tableActions: ['GetItem', 'Query'],
      environment: {
        UPLOADS_BUCKET: ingestion.bucket.bucketName,
        UPLOADS_QUEUE_URL: ingestion.worker.queue.queueUrl,
        RECOMPUTE_QUEUE_URL: recompute.queue.queueUrl,
        PUBLISH_QUEUE_URL: publish.queue.queueUrl,
        EVALUATE_QUEUE_URL: evaluate.queue.queueUrl,
        MAIL_QUEUE_URL: mail.queue.queueUrl,
      },
    });
    for (const worker of [ingestion.worker, recompute, publish, evaluate, mail]) worker.takeFrom(this.function);
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [ingestion.bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': `${UPLOADS_PREFIX}*` } },
      }),
    );
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.schedule('rate(5 minutes)');
  }

  private schedule(scheduleExpression: string): void {
    const role = new Role(this, 'ScheduleRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const allow = (action: string, resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    allow('lambda:InvokeFunction', this.function.functionArn);
    allow('sqs:SendMessage', this.deadLetters.queueArn);
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.function.functionArn,
        roleArn: role.roleArn,
        // Another sweep comes soon enough.
        retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeInSeconds: 300 },
        deadLetterConfig: { arn: this.deadLetters.queueArn },
      },
    });
  }
}
