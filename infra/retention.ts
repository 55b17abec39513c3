import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AppFunction, type Foundation } from './app-function.ts';
import { Schedule } from './schedule.ts';

/** Every night, rows of students that no agreement lets the partnership keep are deleted. */
export class Retention extends Construct {
  readonly function: AppFunction;
  readonly schedule: Schedule;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.function = new AppFunction(this, 'RemoveOldRows', foundation, {
      name: 'remove-old-rows',
      memorySize: 256,
      timeout: Duration.minutes(15),
      tableActions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
    });
    this.schedule = new Schedule(this, 'Nightly', { of: this.function, every: 'cron(0 9 * * ? *)' });
  }
}
