import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});

/** A function that sends its argument as JSON to one queue, at once or after a while. */
export function sender<T>(queueUrl: string): (message: T, delaySeconds?: number) => Promise<void> {
  return async (message, delaySeconds) => {
    await client.send(
      new SendMessageCommand({
        ...{ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) },
        ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
      }),
    );
  };
}
