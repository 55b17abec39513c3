import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from 'dynamodb-toolbox/table';

/** The one table. Every key is made by {@link key}; every read is consistent, since a step reads what the one before wrote. */
export function createTable(client: DynamoDBClient, name: string) {
  return new Table({
    name,
    documentClient: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    partitionKey: { name: 'pk', type: 'string' },
    sortKey: { name: 'sk', type: 'string' },
  });
}
export type StoreTable = ReturnType<typeof createTable>;

/** Joins the parts of a key. `#` cannot occur in identifiers, periods and datasets. */
export function key(...parts: (string | number)[]): string {
  return parts.join('#');
}

/** Numbers in sort keys are padded, so that they sort as numbers. */
export function padded(number: number, digits = 10): string {
  return String(number).padStart(digits, '0');
}
