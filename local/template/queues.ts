import * as z from 'zod';
import type { QueueDefinition } from '../aws/definitions.ts';
import type { Template } from './template.ts';

const queueSchema = z.strictObject({
  VisibilityTimeout: z.number().optional(),
  DelaySeconds: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

/** Encryption at rest is the disk's here, long polling is always on, and nobody redrives from the console. */
const IGNORED = [
  'QueueName',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
];

/** The queues, dead-letter queues first. */
export function readQueues(template: Template): QueueDefinition[] {
  const queues = template.ofType('AWS::SQS::Queue').map((resource): QueueDefinition => {
    const { VisibilityTimeout, DelaySeconds, MessageRetentionPeriod, RedrivePolicy } = template.properties(
      resource,
      queueSchema,
      IGNORED,
    );
    return {
      name: template.attribute(resource, 'QueueName'),
      arn: template.attribute(resource, 'Arn'),
      ...(VisibilityTimeout !== undefined && { visibilityTimeout: VisibilityTimeout }),
      ...(DelaySeconds !== undefined && { delay: DelaySeconds }),
      ...(MessageRetentionPeriod !== undefined && { retention: MessageRetentionPeriod }),
      ...(RedrivePolicy && {
        redrive: { deadLetterArn: RedrivePolicy.deadLetterTargetArn, maxReceiveCount: RedrivePolicy.maxReceiveCount },
      }),
    };
  });
  return queues.toSorted((one, other) => Number(one.redrive !== undefined) - Number(other.redrive !== undefined));
}
