import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

const client = new DynamoDBClient({});

/** What a message of the test asks the worker to do. */
export interface Task {
  /** Notes this id in the table ... */
  id: string;
  /** ... after so many milliseconds; ... */
  sleep?: number;
  /** ... or reports the message as failed. */
  fail?: boolean;
}

export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { body, messageId } of Records) {
    // What the bucket announces is a task of its own kind.
    const { id, sleep: pause = 0, fail = false } = toTask(JSON.parse(body));
    await sleep(pause);
    if (fail) batchItemFailures.push({ itemIdentifier: messageId });
    else
      await client.send(
        new PutItemCommand({ TableName: process.env.TABLE_NAME, Item: { pk: { S: 'done' }, sk: { S: id } } }),
      );
  }
  return { batchItemFailures };
}

function toTask(body: Task & { Records?: { s3: { object: { key: string } } }[] }): Task {
  const key = body.Records?.[0]?.s3.object.key;
  return key === undefined ? body : { id: decodeURIComponent(key) };
}
