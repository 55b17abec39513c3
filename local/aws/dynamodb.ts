import { isDeepStrictEqual } from 'node:util';
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { authorize } from './access.ts';
import type { Principal, TableDefinition } from './definitions.ts';

/**
 * Creates the tables that are missing and keeps those that are there.
 * @throws Error that names a table whose keys are not the ones declared: data under other keys would never be found
 */
export async function createTables(client: DynamoDBClient, tables: readonly TableDefinition[]): Promise<void> {
  for (const table of tables) {
    const existing = await describeKeys(client, table.name);
    if (existing === undefined) await createTable(client, table);
    else checkKeys(table, existing);
  }
}

async function describeKeys(client: DynamoDBClient, TableName: string): Promise<KeySchemaElement[] | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    return Table?.KeySchema ?? [];
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function createTable(client: DynamoDBClient, { name, keySchema, attributeDefinitions }: TableDefinition) {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [...keySchema],
      AttributeDefinitions: [...attributeDefinitions],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 0.02, maxDelay: 1 }, { TableName: name });
}

function checkKeys({ name, keySchema }: TableDefinition, existing: readonly KeySchemaElement[]): void {
  const plain = (keys: readonly KeySchemaElement[]) =>
    keys.map(({ AttributeName, KeyType }) => [KeyType, AttributeName]).sort();
  if (isDeepStrictEqual(plain(existing), plain(keySchema))) return;
  const text = (keys: readonly KeySchemaElement[]) =>
    plain(keys)
      .map((key) => key.join(' '))
      .join(', ');
  throw new Error(
    `Table ${name} has the keys (${text(existing)}), but the template declares (${text(keySchema)}). ` +
      'Start with another data folder, or move the old one away.',
  );
}

/**
 * Lets a DynamoDB call pass when the caller's role allows it on every table that it names.
 * @param operation such as `PutItem`
 * @throws AwsError `AccessDeniedException`
 */
export function authorizeDynamo(
  principal: Principal,
  operation: string,
  input: Record<string, unknown>,
  tables: readonly TableDefinition[],
  region: string,
): void {
  const arnOf = (table: string) =>
    tables.find(({ name, arn }) => table === name || table === arn)?.arn ??
    `arn:aws:dynamodb:${region}::table/${table}`;
  const index = typeof input.IndexName === 'string' ? `/index/${input.IndexName}` : '';
  const resources = tableNames(input).map((table) => arnOf(table) + index);
  for (const resource of resources.length > 0 ? resources : ['*']) {
    authorize(principal, `dynamodb:${operation}`, resource, { code: 'AccessDeniedException', status: 400 });
  }
}

function tableNames({ TableName, RequestItems, TransactItems }: Record<string, unknown>): string[] {
  if (typeof TableName === 'string') return [TableName];
  if (typeof RequestItems === 'object' && RequestItems !== null) return Object.keys(RequestItems);
  return Array.isArray(TransactItems) ? TransactItems.flatMap(tablesOfTransaction) : [];
}

const tablesOfTransaction = (item: Record<string, { TableName?: string }>) =>
  Object.values(item).flatMap(({ TableName }) => TableName ?? []);
