import * as z from 'zod';
import type { Template } from './template.ts';

/** A schedule that invokes a function. */
export interface ScheduleDefinition {
  readonly name: string;
  /** As EventBridge Scheduler has it: `rate(5 minutes)`, `cron(0 8 ? * MON *)` or `at(2026-09-01T08:00:00)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly functionArn: string;
  readonly roleArn: string;
  /** What the function gets as its event. */
  readonly input: unknown;
}

const scheduleSchema = z.strictObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().default('{}'),
    /** A local function that fails is invoked at the next turn. */
    RetryPolicy: z.unknown().optional(),
    DeadLetterConfig: z.unknown().optional(),
  }),
});

/** A flexible window spreads the load of many customers. */
const IGNORED = ['Name', 'Description', 'GroupName', 'FlexibleTimeWindow', 'KmsKeyArn'];

export const readSchedules = (template: Template): ScheduleDefinition[] =>
  template.ofType('AWS::Scheduler::Schedule').flatMap((resource) => {
    const schedule = template.properties(resource, scheduleSchema, IGNORED);
    if (schedule.State === 'DISABLED') return [];
    return [
      {
        name: template.ref(resource),
        expression: schedule.ScheduleExpression,
        timeZone: schedule.ScheduleExpressionTimezone,
        functionArn: schedule.Target.Arn,
        roleArn: schedule.Target.RoleArn,
        input: JSON.parse(schedule.Target.Input) as unknown,
      },
    ];
  });
