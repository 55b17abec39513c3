import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { logger } from './logger.ts';

/**
 * A handler of queued messages. Equal messages of a batch are worked on once; a message that fails goes back to its
 * queue, and after its retries to the dead-letter queue, without holding up the others.
 */
export function queueHandler<T>(schema: z.ZodType<T>, work: (message: T) => Promise<void>) {
  return middy(async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: SQSRecord[] = [];
    for (const [body, records] of Map.groupBy(Records, (record) => record.body)) {
      try {
        await work(schema.parse(JSON.parse(body)));
      } catch (error) {
        logger.error('A message could not be worked on; it goes back to its queue.', describe(error));
        failed.push(...records);
      }
    }
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
}

/** What may be logged of an error: never the message's content, which a validation error would repeat. */
function describe(error: unknown): { error: string; reason?: string; at?: string | undefined } {
  if (error instanceof z.ZodError) return { error: 'ZodError', reason: z.prettifyError(error) };
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, reason: error.message, at: error.stack?.split('\n').slice(1, 4).join(' ') };
}
