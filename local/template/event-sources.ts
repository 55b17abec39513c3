import * as z from 'zod';
import type { Template } from './template.ts';

/** Messages of a queue that invoke a function. */
export interface EventSource {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  /** Seconds to wait for more messages than the first. */
  readonly batchingWindow: number;
  /** The function says which messages of a batch failed; else one failure fails them all. */
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency?: number;
}

const mappingSchema = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }).optional(),
  Enabled: z.boolean().default(true),
});

export function readEventSources(template: Template): EventSource[] {
  const arnByName = new Map(
    template.ofType('AWS::Lambda::Function').map((one) => [template.ref(one), template.attribute(one, 'Arn')]),
  );
  return template.ofType('AWS::Lambda::EventSourceMapping').flatMap((resource): EventSource[] => {
    const mapping = template.properties(resource, mappingSchema, ['Tags']);
    if (!mapping.Enabled) return [];
    return [
      {
        queueArn: mapping.EventSourceArn,
        functionArn: arnByName.get(mapping.FunctionName) ?? mapping.FunctionName,
        batchSize: mapping.BatchSize,
        batchingWindow: mapping.MaximumBatchingWindowInSeconds,
        reportsItemFailures: mapping.FunctionResponseTypes.length > 0,
        ...(mapping.ScalingConfig && { maximumConcurrency: mapping.ScalingConfig.MaximumConcurrency }),
      },
    ];
  });
}
