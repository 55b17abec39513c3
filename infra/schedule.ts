import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';
import { deadLetterQueue } from './queue-worker.ts';

/** Starts a function again and again. */
export class Schedule extends Construct {
  /** Invocations that could not be made. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { of, every }: { of: AppFunction; every: string }) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const allow = (action: string, resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    allow('lambda:InvokeFunction', of.functionArn);
    allow('sqs:SendMessage', this.deadLetters.queueArn);
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: every,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: of.functionArn,
        roleArn: role.roleArn,
        // The next one comes soon enough.
        retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeInSeconds: 300 },
        deadLetterConfig: { arn: this.deadLetters.queueArn },
      },
    });
  }
}
