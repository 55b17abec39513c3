import * as z from 'zod';
import type { Queue, QueueMessage } from './aws/endpoint.ts';
import type { FunctionPool } from './functions/function-pool.ts';
import type { EventSource } from './template/event-sources.ts';

const LONG_POLL_SECONDS = 20;
/** SQS gives at most so many messages a receive. */
const MOST_PER_RECEIVE = 10;

const batchResponse = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Moves a queue's messages through its function. */
export interface Poller {
  /** Receives no more, and resolves when the batches under way are done. */
  stop(): Promise<void>;
}

/**
 * Starts polling: as many batches at a time as the function has processes. A message is deleted when its invocation
 * succeeded and did not name it as failed; else it comes again after the queue's visibility timeout, and in the end
 * goes to the dead-letter queue. A batch that the host's end cut short is visible again at once.
 */
export function startPoller(
  source: EventSource,
  queue: Queue,
  pool: Pick<FunctionPool, 'invoke' | 'concurrency'>,
  region: string,
): Poller {
  const stopping = new AbortController();
  const { signal } = stopping;
  const lane = async () => {
    while (!signal.aborted) {
      const messages = await receiveBatch(source, queue, signal);
      if (messages.length > 0) await handleBatch(source, queue, pool, messages, region, signal);
    }
  };
  const lanes = Math.min(pool.concurrency, source.maximumConcurrency ?? pool.concurrency);
  const running = Promise.all(Array.from({ length: lanes }, lane));
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function receiveBatch(
  { batchSize, batchingWindow }: EventSource,
  queue: Queue,
  signal: AbortSignal,
): Promise<QueueMessage[]> {
  const receive = (waitSeconds: number, wanted: number) =>
    queue.receive({ maxMessages: Math.min(wanted, MOST_PER_RECEIVE), waitSeconds, signal });
  const batch = await receive(LONG_POLL_SECONDS, batchSize);
  const deadline = Date.now() + batchingWindow * 1000;
  while (batch.length > 0 && batch.length < batchSize && !signal.aborted) {
    const left = Math.max(0, deadline - Date.now()) / 1000;
    const more = await receive(left, batchSize - batch.length);
    batch.push(...more);
    if (more.length === 0) break;
  }
  return batch;
}

async function handleBatch(
  { queueArn, reportsItemFailures }: EventSource,
  queue: Queue,
  pool: Pick<FunctionPool, 'invoke' | 'concurrency'>,
  messages: readonly QueueMessage[],
  region: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const result = await pool.invoke({ Records: messages.map((message) => toRecord(message, queueArn, region)) });
    const failed = reportsItemFailures ? failedItems(result, messages) : new Set<string>();
    for (const { messageId, receiptHandle } of messages) if (!failed.has(messageId)) queue.delete(receiptHandle);
  } catch {
    // The pool has reported the failure. Unless the host is ending, the messages wait for their visibility timeout.
    if (signal.aborted) for (const { receiptHandle } of messages) queue.changeVisibility(receiptHandle, 0);
  }
}

/** A message as Lambda puts it into an event. */
function toRecord(
  { messageId, receiptHandle, body, md5OfBody, attributes }: QueueMessage,
  arn: string,
  region: string,
) {
  return {
    messageId,
    receiptHandle,
    body,
    attributes,
    messageAttributes: {},
    md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: region,
  };
}

/** Which messages the function reports as failed; all of them when its report makes no sense, as Lambda has it. */
function failedItems(result: unknown, messages: readonly QueueMessage[]): ReadonlySet<string> {
  const all = new Set(messages.map(({ messageId }) => messageId));
  if (result === null || result === '') return new Set();
  const { success, data } = batchResponse.partial().safeParse(result);
  if (!success) return all;
  const failed = (data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => all.has(id)) ? new Set(failed) : all;
}
