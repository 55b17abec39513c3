import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { AppFunction, type Foundation } from './app-function.ts';
import { type Ingestion, UPLOADS_PREFIX } from './ingestion.ts';
import type { QueueWorker } from './queue-worker.ts';
import { Schedule } from './schedule.ts';

export interface SweepProps {
  readonly ingestion: Ingestion;
  readonly recompute: QueueWorker;
  readonly publish: QueueWorker;
  readonly evaluate: QueueWorker;
  readonly mail: QueueWorker;
  readonly digests: QueueWorker;
  readonly letters: QueueWorker;
}

/** Every five minutes, what a crash or a lost message left unfinished is asked for again. */
export class Sweep extends Construct {
  readonly function: AppFunction;
  readonly schedule: Schedule;

  constructor(scope: Construct, id: string, foundation: Foundation, props: SweepProps) {
    super(scope, id);
    const { ingestion, recompute, publish, evaluate, mail, digests, letters } = props;
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
        DIGEST_QUEUE_URL: digests.queue.queueUrl,
        LETTER_QUEUE_URL: letters.queue.queueUrl,
      },
    });
    for (const worker of [ingestion.worker, recompute, publish, evaluate, mail, digests, letters])
      worker.takeFrom(this.function);
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [ingestion.bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': `${UPLOADS_PREFIX}*` } },
      }),
    );
    this.schedule = new Schedule(this, 'Schedule', { of: this.function, every: 'rate(5 minutes)' });
  }
}
