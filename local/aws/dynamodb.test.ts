import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableDefinition } from './endpoint.ts';
import { admin, arn, principal, startTestEndpoint, type TestEndpoint } from './testing/endpoint.ts';

const table = (name: string): TableDefinition => ({
  name,
  arn: arn.table(name),
  keySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  attributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
});
const tables = [table('main'), table('other')];
const writer = principal('writer', {
  Effect: 'Allow',
  Action: ['dynamodb:PutItem', 'dynamodb:BatchWriteItem', 'dynamodb:BatchGetItem'],
  Resource: arn.table('main'),
});
let endpoint: TestEndpoint;
let dynamo: DynamoDBClient;

beforeAll(async () => {
  endpoint = await startTestEndpoint({ principals: [admin, writer], tables });
  dynamo = new DynamoDBClient(endpoint.as(admin));
});
afterAll(async () => {
  dynamo.destroy();
  await endpoint.close();
});

const item = (pk: string, sk: string, more: object = {}) => ({ pk: { S: pk }, sk: { S: sk }, ...more });
const put = (pk: string, sk: string, more: object = {}, condition?: string) =>
  dynamo.send(new PutItemCommand({ TableName: 'main', Item: item(pk, sk, more), ConditionExpression: condition }));
const get = async (pk: string, sk: string) =>
  (await dynamo.send(new GetItemCommand({ TableName: 'main', Key: item(pk, sk), ConsistentRead: true }))).Item;

describe('the embedded DynamoDB', () => {
  it('keeps binary attributes up to the limit of 400 KB an item, and refuses more', async () => {
    const block = new Uint8Array(390 * 1024).map((_, n) => (n * 31) % 256);
    await put('block', 'large', { block: { B: block } });
    expect((await get('block', 'large'))?.block?.B).toEqual(block);
    const tooLarge = put('block', 'larger', { block: { B: new Uint8Array(400 * 1024) } });
    await expect(tooLarge).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('size'),
    });
  });

  it('lets exactly one of many conditional writes through', async () => {
    const writes = Array.from({ length: 10 }, (_, n) =>
      put('race', 'x', { n: { N: String(n) } }, 'attribute_not_exists(pk)'),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const failed = put('race', 'x', {}, 'attribute_not_exists(pk)');
    await expect(failed).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });

  it('loses none of many concurrent updates', async () => {
    const add = () =>
      dynamo.send(
        new UpdateItemCommand({
          TableName: 'main',
          Key: item('count', 'x'),
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      );
    await Promise.all(Array.from({ length: 20 }, add));
    expect((await get('count', 'x'))?.n).toEqual({ N: '20' });
  });

  it('writes batches of 25 and answers queries in pages of 1 MB, in the order of the sort key', async () => {
    const text = 'x'.repeat(100 * 1024);
    const requests = Array.from({ length: 25 }, (_, n) => ({
      PutRequest: { Item: item('pages', String(n).padStart(2, '0'), { text: { S: text } }) },
    }));
    const { UnprocessedItems } = await dynamo.send(new BatchWriteItemCommand({ RequestItems: { main: requests } }));
    expect(UnprocessedItems).toEqual({});
    const sortKeys: (string | undefined)[] = [];
    let pages = 0;
    let ExclusiveStartKey: Record<string, never> | undefined;
    do {
      const page = await dynamo.send(
        new QueryCommand({
          TableName: 'main',
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'pages' } },
          ExclusiveStartKey,
        }),
      );
      pages++;
      sortKeys.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
      ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
    } while (ExclusiveStartKey);
    expect(pages).toBe(3);
    expect(sortKeys).toEqual(requests.map(({ PutRequest }) => PutRequest.Item.sk.S));
  });

  it('keeps tables and items over a restart', async () => {
    const first = await startTestEndpoint({ tables });
    const client = new DynamoDBClient(first.as(admin));
    await client.send(new PutItemCommand({ TableName: 'main', Item: item('kept', 'x') }));
    client.destroy();
    const second = await first.restart();
    const again = new DynamoDBClient(second.as(admin));
    const { Item } = await again.send(new GetItemCommand({ TableName: 'main', Key: item('kept', 'x') }));
    expect(Item).toEqual(item('kept', 'x'));
    again.destroy();
    await second.close();
  });

  it('stops the start when a table was made with other keys', async () => {
    const first = await startTestEndpoint({ tables });
    const [changed] = tables.map((one) => ({
      ...one,
      keySchema: one.keySchema.slice(0, 1),
      attributeDefinitions: one.attributeDefinitions.slice(0, 1),
    }));
    await expect(first.restart({ tables: changed ? [changed] : [] })).rejects.toThrow(
      'Table main has the keys (HASH pk, RANGE sk), but the template declares (HASH pk)',
    );
  });
});

describe('permissions', () => {
  it('are asked for each table of a batch', async () => {
    const client = new DynamoDBClient(endpoint.as(writer));
    const request = [{ PutRequest: { Item: item('a', 'b') } }];
    await client.send(new BatchWriteItemCommand({ RequestItems: { main: request } }));
    const both = client.send(new BatchWriteItemCommand({ RequestItems: { main: request, other: request } }));
    await expect(both).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        `writer is not authorized to perform: dynamodb:BatchWriteItem on resource: ${arn.table('other')}`,
      ),
    });
    const keys = { Keys: [item('a', 'b')] };
    await expect(client.send(new BatchGetItemCommand({ RequestItems: { main: keys, other: keys } }))).rejects.toThrow(
      'other',
    );
    client.destroy();
  });

  it('deny an action that the role does not name', async () => {
    const client = new DynamoDBClient(endpoint.as(writer));
    const denied = client.send(new GetItemCommand({ TableName: 'main', Key: item('a', 'b') }));
    await expect(denied).rejects.toThrow('dynamodb:GetItem');
    client.destroy();
  });
});

describe('another DynamoDB-compatible server', () => {
  it('gets the tables and the calls in place of the embedded one', async () => {
    const server = dynalite({ createTableMs: 0 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const dynamodbEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const remote = await startTestEndpoint({ tables, principals: [admin, writer], dynamodbEndpoint });
    const client = new DynamoDBClient(remote.as(writer));
    await client.send(new PutItemCommand({ TableName: 'main', Item: item('far', 'away') }));
    await expect(client.send(new PutItemCommand({ TableName: 'other', Item: item('a', 'b') }))).rejects.toThrow(
      'authorized',
    );
    client.destroy();
    await remote.close();
    const direct = new DynamoDBClient({ endpoint: dynamodbEndpoint, region: 'us-west-2', credentials: admin });
    const { Item } = await direct.send(new GetItemCommand({ TableName: 'main', Key: item('far', 'away') }));
    expect(Item).toEqual(item('far', 'away'));
    direct.destroy();
    server.closeAllConnections();
    server.close();
  });

  it('is named when it does not answer', async () => {
    const started = startTestEndpoint({ tables, dynamodbEndpoint: 'http://127.0.0.1:9' });
    await expect(started).rejects.toThrow('http://127.0.0.1:9 does not answer');
  });
});
