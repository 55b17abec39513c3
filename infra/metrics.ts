import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Foundation } from './app-function.ts';
import { QueueWorker } from './queue-worker.ts';

/** Measures are counted from blocks, and published as far as they may be shown. */
export class Metrics extends Construct {
  readonly recompute: QueueWorker;
  readonly publish: QueueWorker;

  constructor(scope: Construct, id: string, foundation: Foundation, { evaluate }: { evaluate: QueueWorker }) {
    super(scope, id);
    this.publish = new QueueWorker(this, 'PublishMeasures', foundation, {
      name: 'publish-measures',
      // Decisions on one school year take turns, so more at a time would only wait.
      maxConcurrency: 2,
      memorySize: 1024,
      timeout: Duration.minutes(5),
      tableActions: ['GetItem', 'Query', 'PutItem'],
      environment: { EVALUATE_QUEUE_URL: evaluate.queue.queueUrl },
    });
    evaluate.takeFrom(this.publish.function);
    // Where more is hidden, other releases of the school year hide it too.
    this.publish.takeFrom(this.publish.function);
    this.publish.function.addEnvironment('PUBLISH_QUEUE_URL', this.publish.queue.queueUrl);
    this.recompute = new QueueWorker(this, 'RecomputeMeasures', foundation, {
      name: 'recompute-measures',
      memorySize: 1024,
      timeout: Duration.minutes(2),
      tableActions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      environment: { PUBLISH_QUEUE_URL: this.publish.queue.queueUrl },
    });
    this.publish.takeFrom(this.recompute.function);
    // A roster and participation are joined to everything of its school year.
    this.recompute.takeFrom(this.recompute.function);
    this.recompute.function.addEnvironment('RECOMPUTE_QUEUE_URL', this.recompute.queue.queueUrl);
  }
}
