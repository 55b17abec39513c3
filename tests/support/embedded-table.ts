import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createStore } from '../../shared/store/dynamo-store.ts';
import { callInProcess } from './call-in-process.ts';

let tables = 0;

/** An embedded DynamoDB in memory, within this process and on no port, with fresh tables on demand. */
export async function startEmbeddedDynamo() {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const client = new DynamoDBClient({
    endpoint: 'http://embedded.invalid',
    requestHandler: callInProcess(server),
    region: 'us-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    client,
    async createTable(): Promise<string> {
      const TableName = `table-${++tables}`;
      await client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
        }),
      );
      await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.005, maxDelay: 0.05 }, { TableName });
      return TableName;
    },
    async createStore() {
      return createStore(client, await this.createTable());
    },
    async close() {
      client.destroy();
    },
  };
}
export type EmbeddedDynamo = Awaited<ReturnType<typeof startEmbeddedDynamo>>;
