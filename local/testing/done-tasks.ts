import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { openAccessKeys } from '../access-keys.ts';
import { HOST } from '../endpoint-start.ts';
import type { Host } from '../host.ts';

/** Ids of the tasks that the small stack's worker has noted in the table. */
export async function doneTasks({ endpoint, system }: Host, dataDir: string): Promise<string[]> {
  const credentials = (await openAccessKeys(dataDir))(HOST);
  const client = new DynamoDBClient({ endpoint: endpoint.url, region: 'us-west-2', credentials });
  try {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: system.tables[0]?.name }));
    return Items.map(({ sk }) => sk?.S ?? '');
  } finally {
    client.destroy();
  }
}
