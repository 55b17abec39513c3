import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});

/** A function that sends its argument as JSON to one queue. */
export function sender<T>(queueUrl: string): (message: T) => Promise<void> {
  return async (message) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
  };
}
