import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AwsEndpointOptions,
  type Principal,
  parseStatements,
  type SesEvent,
  startAwsEndpoint,
} from '../endpoint.ts';

export const REGION = 'us-west-2';
const ACCOUNT = '123456789012';

export const arn = {
  queue: (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`,
  table: (name: string) => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`,
  secret: (name: string) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}`,
  mail: (name: string) => `arn:aws:ses:${REGION}:${ACCOUNT}:${name}`,
};

/** A caller whose role has these statements, in the template's own form. */
export function principal(name: string, ...statements: object[]): Principal {
  return {
    name,
    accessKeyId: `AKIA${name.toUpperCase()}`,
    secretAccessKey: `secret-of-${name}`,
    statements: parseStatements({ Statement: statements }, name),
  };
}

export const admin = principal('admin', { Effect: 'Allow', Action: '*', Resource: '*' });

/** What an SDK client needs to call as this principal. */
export const clientOf = (url: string, { accessKeyId, secretAccessKey }: Principal) => ({
  endpoint: url,
  region: REGION,
  credentials: { accessKeyId, secretAccessKey },
  maxAttempts: 1,
});

/** An endpoint with nothing behind it but what the test names, in a folder that `close` removes. */
export async function startTestEndpoint(options: Partial<AwsEndpointOptions> = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'aws-endpoint-'));
  const events: SesEvent[] = [];
  const settings: AwsEndpointOptions = {
    dataDir,
    region: REGION,
    principals: [admin],
    tables: [],
    queues: [],
    buckets: [],
    secrets: [],
    mail: { identities: [], configurationSets: [], onEvent: (event) => void events.push(event) },
    ...options,
  };
  const endpoint = await startAwsEndpoint(settings);
  return {
    ...endpoint,
    dataDir,
    events,
    as: (caller: Principal) => clientOf(endpoint.url, caller),
    async close() {
      await endpoint.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
    /** Stops the endpoint and starts it again on the same data. */
    async restart(changes: Partial<AwsEndpointOptions> = {}) {
      await endpoint.close();
      return startTestEndpoint({ ...settings, ...changes });
    },
  };
}
export type TestEndpoint = Awaited<ReturnType<typeof startTestEndpoint>>;
