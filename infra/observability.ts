import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';
import type { QueueWorker } from './queue-worker.ts';

export interface ObservabilityProps {
  readonly workers: readonly QueueWorker[];
  /** Functions that no queue starts. */
  readonly functions: readonly AppFunction[];
  /** Dead-letter queues of no worker. */
  readonly deadLetters: readonly Queue[];
  /** Functions that send mail. */
  readonly senders: readonly AppFunction[];
  /** An address that gets the alarms; more can subscribe to the topic. */
  readonly operatorMail: string | undefined;
}

interface AlarmProps {
  readonly metric: IMetric;
  /** Raises the alarm when it is reached. */
  readonly threshold: number;
  /** What happened, for the person who gets the alarm. */
  readonly sentence: string;
  /** A heading of docs/runbook.md. */
  readonly article: string;
}

/** Alarms for operators, each with the article of the runbook that helps. */
export class Observability extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Operators', { displayName: 'Throughline alarms', enforceSSL: true });
    if (props.operatorMail) this.topic.addSubscription(new EmailSubscription(props.operatorMail));
    new CfnOutput(this, 'AlarmTopic', { description: 'Topic of all alarms', value: this.topic.topicArn });
    const { workers, functions, deadLetters, senders } = props;
    for (const queue of [...workers.map((worker) => worker.deadLetters), ...deadLetters]) this.watchDeadLetters(queue);
    for (const { queue } of workers) this.watchAge(queue);
    for (const one of [...workers.map((worker) => worker.function), ...functions]) this.watchErrors(one);
    for (const sender of senders) this.watchMail(sender);
  }

  private watchDeadLetters(queue: Queue): void {
    this.alarm(queue, 'DeadLetters', {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: 1,
      sentence: 'A message failed five times and was put aside.',
      article: 'dead-letters',
    });
  }

  private watchAge(queue: Queue): void {
    this.alarm(queue, 'Age', {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: Duration.minutes(15).toSeconds(),
      sentence: 'A message has waited for 15 minutes.',
      article: 'old-messages',
    });
  }

  private watchErrors(watched: AppFunction): void {
    this.alarm(watched, 'Errors', {
      metric: watched.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      sentence: 'The function failed as a whole.',
      article: 'function-errors',
    });
  }

  private watchMail(sender: AppFunction): void {
    this.watchError(sender, 'MailRefused', { sentence: 'SES did not take a mail.', article: 'mail-refused' });
    this.watchError(sender, 'MailGivenUp', {
      sentence: 'SES did not take a mail for a day.',
      article: 'mail-given-up',
    });
  }

  /** An error that the function logs by its name. */
  private watchError(watched: AppFunction, name: string, words: Pick<AlarmProps, 'sentence' | 'article'>): void {
    const logged = new MetricFilter(watched, name, {
      logGroup: watched.logs,
      filterPattern: FilterPattern.stringValue('$.error', '=', name),
      metricNamespace: 'Throughline',
      metricName: name,
      metricValue: '1',
    });
    const metric = logged.metric({ period: Duration.minutes(5), statistic: 'Sum' });
    this.alarm(watched, name, { metric, threshold: 1, ...words });
  }

  private alarm(watched: Construct, kind: string, { metric, threshold, sentence, article }: AlarmProps): void {
    const path = watched.node.path.split('/').slice(1);
    new Alarm(this, [...path, kind].join(''), {
      alarmDescription: `${path.join(' ')}: ${sentence} See docs/runbook.md#${article}`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}
