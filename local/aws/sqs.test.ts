import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueUrl } from './endpoint.ts';
import { admin, arn, principal, startTestEndpoint, type TestEndpoint } from './testing/endpoint.ts';

const sender = principal('sender', { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn.queue('work') });
const names = ['work', 'batches', 'visible', 'delayed', 'polled', 'redriven', 'statistics', 'dead'];
let endpoint: TestEndpoint;
let sqs: SQSClient;
const url = (name: string) => queueUrl(endpoint.url, arn.queue(name));

beforeAll(async () => {
  endpoint = await startTestEndpoint({
    principals: [admin, sender],
    queues: names.map((name) => ({
      name,
      arn: arn.queue(name),
      ...(name === 'redriven' && { redrive: { deadLetterArn: arn.queue('dead'), maxReceiveCount: 2 } }),
    })),
  });
  sqs = new SQSClient(endpoint.as(admin));
});
afterAll(async () => {
  sqs.destroy();
  await endpoint.close();
});

const send = (name: string, MessageBody: string, DelaySeconds?: number) =>
  sqs.send(new SendMessageCommand({ QueueUrl: url(name), MessageBody, DelaySeconds }));
const receive = async (name: string, WaitTimeSeconds = 0, VisibilityTimeout?: number) => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url(name),
      MaxNumberOfMessages: 10,
      WaitTimeSeconds,
      VisibilityTimeout,
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return Messages;
};

describe('SQS', () => {
  it('gives a message once while it is hidden, and never again after its deletion', async () => {
    const { MessageId } = await send('work', 'grüße 🎒');
    const [message] = await receive('work');
    expect(message).toMatchObject({ MessageId, Body: 'grüße 🎒', Attributes: { ApproximateReceiveCount: '1' } });
    expect(await receive('work')).toEqual([]);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url('work'), ReceiptHandle: message?.ReceiptHandle }));
    expect(endpoint.queues.get(arn.queue('work'))?.statistics()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('sends and deletes batches', async () => {
    const Entries = Array.from({ length: 10 }, (_, n) => ({ Id: `m${n}`, MessageBody: `message ${n}` }));
    const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url('batches'), Entries }));
    expect(sent.Successful).toHaveLength(10);
    const messages = await receive('batches');
    expect(new Set(messages.map(({ Body }) => Body))).toEqual(new Set(Entries.map(({ MessageBody }) => MessageBody)));
    const deletions = messages.map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url('batches'), Entries: deletions }));
    expect(endpoint.queues.get(arn.queue('batches'))?.statistics().inFlight).toBe(0);
  });

  it('shows a message again when its visibility is set to 0, and the old receipt no longer deletes it', async () => {
    await send('visible', 'again');
    const [first] = await receive('visible');
    const QueueUrl = url('visible');
    const ReceiptHandle = first?.ReceiptHandle;
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    const [second] = await receive('visible');
    expect(second).toMatchObject({ MessageId: first?.MessageId, Attributes: { ApproximateReceiveCount: '2' } });
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    expect(endpoint.queues.get(arn.queue('visible'))?.statistics().inFlight).toBe(1);
  });

  it('holds a delayed message back', async () => {
    await send('delayed', 'later', 1);
    expect(await receive('delayed')).toEqual([]);
    const started = Date.now();
    expect(await receive('delayed', 5)).toHaveLength(1);
    expect(Date.now() - started).toBeGreaterThan(500);
  });

  it('answers a waiting receive as soon as a message comes', async () => {
    const waiting = receive('polled', 10);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = Date.now();
    await send('polled', 'now');
    expect(await waiting).toHaveLength(1);
    expect(Date.now() - started).toBeLessThan(500);
  });

  it('moves a message to the dead-letter queue after maxReceiveCount receives', async () => {
    const { MessageId } = await send('redriven', 'poison');
    expect(await receive('redriven', 0, 0)).toHaveLength(1);
    expect(await receive('redriven', 0, 0)).toHaveLength(1);
    expect(await receive('redriven')).toEqual([]);
    expect(await receive('dead')).toMatchObject([
      { MessageId, Body: 'poison', Attributes: { DeadLetterQueueSourceArn: arn.queue('redriven') } },
    ]);
  });

  it('reports its attributes', async () => {
    await send('statistics', 'one');
    await send('statistics', 'two', 900);
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'statistics' }));
    expect(QueueUrl).toBe(url('statistics'));
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({
      QueueArn: arn.queue('statistics'),
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
  });

  it('lets a batch pass with the permission of one message, and denies the rest by name', async () => {
    const client = new SQSClient(endpoint.as(sender));
    const Entries = [{ Id: 'a', MessageBody: 'a' }];
    await client.send(new SendMessageBatchCommand({ QueueUrl: url('work'), Entries }));
    await expect(client.send(new ReceiveMessageCommand({ QueueUrl: url('work') }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        `sender is not authorized to perform: sqs:ReceiveMessage on resource: ${arn.queue('work')}`,
      ),
    });
    await expect(client.send(new SendMessageCommand({ QueueUrl: url('dead'), MessageBody: 'x' }))).rejects.toThrow(
      'sqs:SendMessage',
    );
    client.destroy();
  });

  it('names a queue that does not exist', async () => {
    await expect(
      sqs.send(new SendMessageCommand({ QueueUrl: url('nowhere'), MessageBody: 'x' })),
    ).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });

  it('refuses a body over 1 MiB and keeps the rest of a batch', async () => {
    const MessageBody = 'x'.repeat(1024 * 1024 + 1);
    await expect(sqs.send(new SendMessageCommand({ QueueUrl: url('work'), MessageBody }))).rejects.toThrow('shorter');
  });
});

describe('a queue inside the process', () => {
  it('ends a waiting receive when its signal aborts', async () => {
    const stop = new AbortController();
    const waiting = endpoint.queues.get(arn.queue('polled'))?.receive({ waitSeconds: 20, signal: stop.signal });
    stop.abort();
    expect(await waiting).toEqual([]);
  });

  it('keeps its messages over a restart, those in flight too', async () => {
    const first = await startTestEndpoint({ queues: [{ name: 'kept', arn: arn.queue('kept'), visibilityTimeout: 1 }] });
    const queue = first.queues.get(arn.queue('kept'));
    queue?.send('in flight');
    await queue?.receive();
    queue?.send('waiting');
    const second = await first.restart();
    const again = second.queues.get(arn.queue('kept'));
    expect(again?.statistics()).toEqual({ visible: 1, inFlight: 1, delayed: 0 });
    expect((await again?.receive())?.[0]?.body).toBe('waiting');
    expect((await again?.receive({ waitSeconds: 5 }))?.[0]?.body).toBe('in flight');
    await second.close();
  });

  it('stops the start on a first-in-first-out queue, with its name', async () => {
    const queues = [{ name: 'mail.fifo', arn: arn.queue('mail.fifo') }];
    await expect(startTestEndpoint({ queues })).rejects.toThrow('mail.fifo');
  });
});
