import type { AwsEndpointOptions } from '../endpoint.ts';
import { admin, arn, REGION } from './endpoint.ts';

/** A bit of every service, the same for the process that is killed and the one that comes after. */
export const crashOptions = (dataDir: string): AwsEndpointOptions => ({
  dataDir,
  region: REGION,
  principals: [admin],
  tables: [
    {
      name: 'main',
      arn: arn.table('main'),
      keySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      attributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    },
  ],
  queues: ['work', 'created'].map((name) => ({ name, arn: arn.queue(name) })),
  buckets: [
    {
      name: 'uploads',
      versioned: true,
      notifications: [{ events: ['s3:ObjectCreated:*'], queueArn: arn.queue('created') }],
    },
  ],
  secrets: [{ arn: arn.secret('key'), name: 'key', generate: () => crypto.randomUUID() }],
  mail: {
    identities: [{ name: 'example.org', arn: arn.mail('identity/example.org') }],
    configurationSets: [],
    onEvent: () => {},
  },
});
