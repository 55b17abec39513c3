import * as z from 'zod';
import { authorize } from './access.ts';
import { AwsError } from './aws-error.ts';
import type { Principal } from './definitions.ts';
import type { Queue, QueueMessage } from './queue.ts';

const MAX_MESSAGE_BYTES = 1024 * 1024;
const MAX_SECONDS = 12 * 60 * 60;

const body = z.string().min(1);
const delaySeconds = z.int().min(0).max(900).optional();
const visibility = z.int().min(0).max(MAX_SECONDS);
const queueUrl = { QueueUrl: z.string() };
// Attributes of the sender's own are left out: nothing here sends any, and dropping them in silence would mislead.
const noAttributes = { MessageAttributes: z.record(z.string(), z.never()).optional() };
const batch = <Entry extends z.ZodRawShape>(entry: Entry) =>
  z.object({
    ...queueUrl,
    Entries: z
      .array(z.object({ Id: z.string(), ...entry }))
      .min(1)
      .max(10),
  });

const receiveInput = z.object({
  ...queueUrl,
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: visibility.optional(),
  WaitTimeSeconds: z.int().min(0).max(20).default(0),
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
});

type Input = Record<string, unknown>;
type Operation = (queue: Queue, input: Input, signal: AbortSignal) => object | Promise<object>;

/** Each operation with the action that permits it: a batch needs what one message needs. */
const OPERATIONS: Record<string, { action: string; run: Operation }> = {
  SendMessage: {
    action: 'SendMessage',
    run(queue, input) {
      const one = parse(
        z.object({ ...queueUrl, MessageBody: body, DelaySeconds: delaySeconds, ...noAttributes }),
        input,
      );
      return send(queue, one.MessageBody, one.DelaySeconds);
    },
  },
  SendMessageBatch: {
    action: 'SendMessage',
    run(queue, input) {
      const { Entries } = parse(batch({ MessageBody: body, DelaySeconds: delaySeconds, ...noAttributes }), input);
      checkSize(Entries.map(({ MessageBody }) => MessageBody).join(''), 'BatchRequestTooLong');
      return each(Entries, (entry) => send(queue, entry.MessageBody, entry.DelaySeconds));
    },
  },
  ReceiveMessage: { action: 'ReceiveMessage', run: (queue, input, signal) => receive(queue, input, signal) },
  DeleteMessage: {
    action: 'DeleteMessage',
    run(queue, input) {
      queue.delete(parse(z.object({ ...queueUrl, ReceiptHandle: z.string() }), input).ReceiptHandle);
      return {};
    },
  },
  DeleteMessageBatch: {
    action: 'DeleteMessage',
    run(queue, input) {
      return each(parse(batch({ ReceiptHandle: z.string() }), input).Entries, ({ ReceiptHandle }) => {
        queue.delete(ReceiptHandle);
        return {};
      });
    },
  },
  ChangeMessageVisibility: {
    action: 'ChangeMessageVisibility',
    run: (queue, input) =>
      hide(queue, parse(z.object({ ...queueUrl, ReceiptHandle: z.string(), VisibilityTimeout: visibility }), input)),
  },
  ChangeMessageVisibilityBatch: {
    action: 'ChangeMessageVisibility',
    run: (queue, input) =>
      each(parse(batch({ ReceiptHandle: z.string(), VisibilityTimeout: visibility }), input).Entries, (entry) =>
        hide(queue, entry),
      ),
  },
  GetQueueAttributes: { action: 'GetQueueAttributes', run: getAttributes },
  GetQueueUrl: { action: 'GetQueueUrl', run: (_, { QueueUrl }) => ({ QueueUrl }) },
};

/**
 * Serves SQS's JSON protocol.
 * @param queues by URL
 * @returns a function (operation, input, caller, signal) -> output, which throws `AwsError`
 */
export function createSqs(queues: ReadonlyMap<string, Queue>) {
  const named = (name: unknown) => [...queues.keys()].find((url) => url.endsWith(`/${String(name)}`));
  return async (operation: string, input: Input, principal: Principal, signal: AbortSignal): Promise<object> => {
    const known = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
    if (!known) throw new AwsError('UnsupportedOperation', 400, `The local host does not offer SQS ${operation}.`);
    const url = operation === 'GetQueueUrl' ? named(input.QueueName) : String(input.QueueUrl);
    const queue = queues.get(url ?? '');
    authorize(principal, `sqs:${known.action}`, queue?.definition.arn ?? `unknown queue ${url ?? input.QueueName}`);
    if (!queue)
      throw new AwsError('QueueDoesNotExist', 400, `The specified queue does not exist: ${url ?? input.QueueName}`);
    return known.run(queue, { ...input, QueueUrl: url }, signal);
  };
}

function send(queue: Queue, text: string, delay: number | undefined) {
  checkSize(text, 'InvalidParameterValue');
  const { messageId, md5OfBody } = queue.send(text, delay === undefined ? {} : { delaySeconds: delay });
  return { MessageId: messageId, MD5OfMessageBody: md5OfBody };
}

function checkSize(text: string, code: string) {
  if (Buffer.byteLength(text) > MAX_MESSAGE_BYTES) {
    throw new AwsError(code, 400, `Message must be shorter than ${MAX_MESSAGE_BYTES} bytes.`);
  }
}

async function receive(queue: Queue, input: Input, signal: AbortSignal) {
  const options = parse(receiveInput, input);
  const wanted = new Set([...options.AttributeNames, ...options.MessageSystemAttributeNames]);
  const messages = await queue.receive({
    maxMessages: options.MaxNumberOfMessages,
    waitSeconds: options.WaitTimeSeconds,
    ...(options.VisibilityTimeout !== undefined && { visibilityTimeout: options.VisibilityTimeout }),
    signal,
  });
  return messages.length === 0 ? {} : { Messages: messages.map((message) => toWire(message, wanted)) };
}

const toWire = (message: QueueMessage, wanted: ReadonlySet<string>) => ({
  MessageId: message.messageId,
  ReceiptHandle: message.receiptHandle,
  Body: message.body,
  MD5OfBody: message.md5OfBody,
  Attributes: Object.fromEntries(
    Object.entries(message.attributes).filter(([name]) => wanted.has('All') || wanted.has(name)),
  ),
});

function hide(
  queue: Queue,
  { ReceiptHandle, VisibilityTimeout }: { ReceiptHandle: string; VisibilityTimeout: number },
) {
  if (queue.changeVisibility(ReceiptHandle, VisibilityTimeout)) return {};
  throw new AwsError('MessageNotInflight', 400, 'The message referred to is not in flight.');
}

function getAttributes(queue: Queue, input: Input) {
  const { AttributeNames: wanted } = parse(
    z.object({ ...queueUrl, AttributeNames: z.array(z.string()).default([]) }),
    input,
  );
  const { visible, inFlight, delayed } = queue.statistics();
  const { definition } = queue;
  const { redrive } = definition;
  const attributes: Record<string, string> = {
    QueueArn: definition.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(definition.visibilityTimeout ?? 30),
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: redrive.deadLetterArn,
        maxReceiveCount: redrive.maxReceiveCount,
      }),
    }),
  };
  const chosen = Object.entries(attributes).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  return { Attributes: Object.fromEntries(chosen) };
}

/** Runs each entry of a batch on its own: one that fails does not fail the others. */
function each<Entry extends { Id: string }>(entries: readonly Entry[], run: (entry: Entry) => object) {
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 400, 'Two or more batch entries in the request have the same Id.');
  }
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
}

function parse<Schema extends z.ZodType>(schema: Schema, input: Input): z.infer<Schema> {
  const { success, data, error } = schema.safeParse(input);
  if (!success) throw new AwsError('InvalidParameterValue', 400, z.prettifyError(error));
  return data;
}
