import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from './aws/endpoint.ts';
import type { AccessKey } from './functions/environment.ts';

/** Whether any of the tables holds an item. */
export async function hasData(
  tables: readonly TableDefinition[],
  endpoint: { url: string; region: string },
  credentials: AccessKey,
): Promise<boolean> {
  const client = new DynamoDBClient({ endpoint: endpoint.url, region: endpoint.region, credentials });
  try {
    for (const { name } of tables) {
      const { Count = 0 } = await client.send(new ScanCommand({ TableName: name, Limit: 1 }));
      if (Count > 0) return true;
    }
    return false;
  } finally {
    client.destroy();
  }
}
