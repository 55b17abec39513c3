import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Foundation } from './app-function.ts';
import { QueueWorker } from './queue-worker.ts';

/** Rules are judged on what was published; findings wait in the ledger for their mail. */
export class Alerting extends Construct {
  readonly evaluate: QueueWorker;

  constructor(scope: Construct, id: string, foundation: Foundation, { mail }: { mail: QueueWorker }) {
    super(scope, id);
    this.evaluate = new QueueWorker(this, 'EvaluateRules', foundation, {
      name: 'evaluate-rules',
      // An indicator is judged as a whole, so what was published meanwhile is judged at once.
      maxConcurrency: 2,
      memorySize: 512,
      timeout: Duration.minutes(1),
      tableActions: ['GetItem', 'Query', 'PutItem'],
      environment: { MAIL_QUEUE_URL: mail.queue.queueUrl },
    });
    mail.takeFrom(this.evaluate.function);
  }
}
