import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AppFunction, type Foundation } from './app-function.ts';
import { QueueWorker } from './queue-worker.ts';
import { Schedule } from './schedule.ts';

/** Rules are judged on what was published, and on what time brings; findings, notices and digests wait in the ledger for their mail. */
export class Alerting extends Construct {
  readonly evaluate: QueueWorker;
  readonly watchCalendar: AppFunction;
  readonly schedule: Schedule;

  constructor(
    scope: Construct,
    id: string,
    foundation: Foundation,
    { mail, digests, letters }: { mail: QueueWorker; digests: QueueWorker; letters: QueueWorker },
  ) {
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
    this.watchCalendar = new AppFunction(this, 'WatchCalendar', foundation, {
      name: 'watch-calendar',
      memorySize: 256,
      timeout: Duration.minutes(1),
      tableActions: ['GetItem', 'Query', 'PutItem'],
      environment: {
        EVALUATE_QUEUE_URL: this.evaluate.queue.queueUrl,
        DIGEST_QUEUE_URL: digests.queue.queueUrl,
        MAIL_QUEUE_URL: mail.queue.queueUrl,
        LETTER_QUEUE_URL: letters.queue.queueUrl,
      },
    });
    this.evaluate.takeFrom(this.watchCalendar);
    for (const worker of [digests, mail, letters]) worker.takeFrom(this.watchCalendar);
    // A digest at seven comes at seven, in zones of half and quarter hours too.
    this.schedule = new Schedule(this, 'Calendar', { of: this.watchCalendar, every: 'cron(0,15,30,45 * * * ? *)' });
  }
}
