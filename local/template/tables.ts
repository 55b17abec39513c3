import * as z from 'zod';
import type { TableDefinition } from '../aws/definitions.ts';
import type { Template } from './template.ts';

const tableSchema = z.strictObject({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
});

/** Backups, replicas and encryption protect the cloud's copy; a machine's folder has none of them. Indexes are refused. */
const IGNORED = ['TableName', 'BillingMode', 'Replicas', 'SSESpecification', 'WarmThroughput'];

export const readTables = (template: Template): TableDefinition[] =>
  template.ofType('AWS::DynamoDB::GlobalTable').map((resource) => {
    const { KeySchema, AttributeDefinitions } = template.properties(resource, tableSchema, IGNORED);
    return {
      name: template.ref(resource),
      arn: template.attribute(resource, 'Arn'),
      keySchema: KeySchema,
      attributeDefinitions: AttributeDefinitions,
    };
  });
