import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openQueues } from './aws/durable-queue.ts';
import type { Queue } from './aws/endpoint.ts';
import { openState, type State } from './aws/state.ts';
import { type Poller, startPoller } from './event-sources.ts';
import { FunctionError } from './functions/function-error.ts';
import type { FunctionPool } from './functions/function-pool.ts';
import type { EventSource } from './template/event-sources.ts';

const arn = 'arn:aws:sqs:us-west-2:000000000000:tasks';
let folder: string;
let state: State;
let queue: Queue;
let poller: Poller | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'));
  state = openState(folder);
  const found = openQueues(state, [{ name: 'tasks', arn, visibilityTimeout: 30 }]).get(arn);
  if (!found) throw new Error('no queue');
  queue = found;
});
afterEach(async () => {
  await poller?.stop();
  state.close();
  await rm(folder, { recursive: true, force: true });
});

/** Polls the queue into a function of this process that answers as told; gives the events that it got. */
function poll(answer: (event: SQSEvent) => unknown, more: Partial<EventSource> = {}): SQSEvent[] {
  const events: SQSEvent[] = [];
  const pool: Pick<FunctionPool, 'invoke' | 'concurrency'> = {
    concurrency: 1,
    async invoke(event) {
      events.push(event as SQSEvent);
      return answer(event as SQSEvent);
    },
  };
  const source = {
    queueArn: arn,
    functionArn: 'f',
    batchSize: 10,
    batchingWindow: 0,
    reportsItemFailures: true,
    ...more,
  };
  poller = startPoller(source, queue, pool, 'us-west-2');
  return events;
}

const bodies = (events: readonly SQSEvent[]) => events.map(({ Records }) => Records.map(({ body }) => body));
const left = () => queue.statistics();

describe('an event source', () => {
  it('gives the function SQS’s own event, and deletes what succeeded', async () => {
    const { messageId } = queue.send('{"a":1}');
    const events = poll(() => ({ batchItemFailures: [] }));
    await expect.poll(() => events.length).toBe(1);
    expect(events[0]?.Records).toEqual([
      {
        messageId,
        receiptHandle: expect.any(String),
        body: '{"a":1}',
        md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        attributes: expect.objectContaining({
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d+$/),
        }),
        messageAttributes: {},
        eventSource: 'aws:sqs',
        eventSourceARN: arn,
        awsRegion: 'us-west-2',
      },
    ]);
    await expect.poll(left).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('takes batches of its size, larger than one receive where it says so', async () => {
    for (let index = 0; index < 25; index += 1) queue.send(String(index));
    const events = poll(() => ({ batchItemFailures: [] }), { batchSize: 20, batchingWindow: 1 });
    await expect.poll(() => bodies(events).flat().length, { timeout: 3000 }).toBe(25);
    expect(bodies(events).map(({ length }) => length)).toEqual([20, 5]);
  });

  it('waits its window for more messages', async () => {
    const events = poll(() => ({ batchItemFailures: [] }), { batchingWindow: 1 });
    queue.send('first');
    setTimeout(() => queue.send('second'), 200);
    await expect.poll(() => bodies(events), { timeout: 3000 }).toEqual([['first', 'second']]);
  });

  it('keeps exactly the messages that the function reports', async () => {
    queue.send('good');
    queue.send('bad');
    poll(({ Records }) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }));
    await expect.poll(left).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new FunctionError({ errorType: 'Error', errorMessage: 'no' });
      },
    ],
    ['reports a message that it was not given', () => ({ batchItemFailures: [{ itemIdentifier: 'unknown' }] })],
    ['reports nonsense', () => ({ batchItemFailures: 'all' })],
  ])('keeps the whole batch when the function %s', async (_, answer) => {
    queue.send('a');
    queue.send('b');
    const events = poll(answer);
    await expect.poll(() => bodies(events).flat().length).toBe(2);
    await expect.poll(left).toEqual({ visible: 0, inFlight: 2, delayed: 0 });
  });

  it('deletes the batch of a function that reports nothing and returns', async () => {
    queue.send('a');
    poll(() => null, { reportsItemFailures: false });
    await expect.poll(left).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('receives no more once stopped, and puts back what the stop cut short', async () => {
    queue.send('cut');
    const cut = Promise.withResolvers<never>();
    const events = poll(() => cut.promise);
    await expect.poll(() => events.length).toBe(1);
    const stopped = poller?.stop();
    cut.reject(new FunctionError({ errorType: 'Host.Stopped', errorMessage: 'stopped' }));
    await stopped;
    queue.send('later');
    expect(left()).toEqual({ visible: 2, inFlight: 0, delayed: 0 });
  });
});
