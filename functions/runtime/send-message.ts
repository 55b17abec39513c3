import { SendMessageCommand, type SendMessageCommandInput, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});

export async function sendMessage(message: SendMessageCommandInput): Promise<void> {
  await client.send(new SendMessageCommand(message));
}
