import { Duration, Validations } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AppFunction, type AppFunctionProps, type Foundation } from './app-function.ts';

export interface QueueWorkerProps extends AppFunctionProps {
  /** Messages that the function takes at a time. */
  readonly batchSize?: number;
  /** How many of the function may work on the queue at a time, from 2; as many as there is work for when absent. */
  readonly maxConcurrency?: number;
}

/** A step of the pipeline: a queue, the function that works on it, and the queue of messages that failed five times. */
export class QueueWorker extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly function: AppFunction;

  constructor(scope: Construct, id: string, foundation: Foundation, props: QueueWorkerProps) {
    super(scope, id);
    const { batchSize = 10, maxConcurrency, ...own } = props;
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // AWS's advice for Lambda: six times the timeout, so that no message comes again while it is worked on.
      visibilityTimeout: Duration.seconds(6 * own.timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    this.function = new AppFunction(this, 'Function', foundation, own);
    this.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        reportBatchItemFailures: true,
        ...(maxConcurrency !== undefined && { maxConcurrency }),
      }),
    );
  }

  /** Lets a function send to the queue. */
  takeFrom(sender: AppFunction): void {
    sender.allow(['sqs:SendMessage'], this.queue.queueArn);
  }
}

/** Where messages wait for people to look at them. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue; cdk-nag knows only those of queues, not those of schedules and event rules.',
  });
  return queue;
}
