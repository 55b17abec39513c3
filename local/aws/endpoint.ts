import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PortInUseError } from './aws-error.ts';
import type {
  BucketDefinition,
  MailDefinition,
  Principal,
  QueueDefinition,
  SecretDefinition,
  TableDefinition,
} from './definitions.ts';
import { DiskObjectStore } from './disk-object-store.ts';
import { openQueues } from './durable-queue.ts';
import { createTables } from './dynamodb.ts';
import { connectRemoteDynamo, openEmbeddedDynamo } from './dynamodb-server.ts';
import { parseStatements } from './iam-policy.ts';
import { type MailStore, openMailStore } from './mail-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { Queue } from './queue.ts';
import { announceCreated, checkNotifications } from './s3-notification.ts';
import { openSecrets } from './secrets.ts';
import { type Backends, createRequestListener } from './services.ts';
import { openState } from './state.ts';

export { PortInUseError } from './aws-error.ts';
export type * from './definitions.ts';
export { parseStatements } from './iam-policy.ts';
export type { Mail, MailStore } from './mail-store.ts';
export type { ObjectStore } from './object-store.ts';
export type { Queue, QueueMessage } from './queue.ts';

export interface AwsEndpointOptions {
  /** Everything the endpoint keeps lies under this folder. One process at a time may use it. */
  readonly dataDir: string;
  /** 0 or left out: a free port. */
  readonly port?: number | undefined;
  readonly region: string;
  readonly principals: readonly Principal[];
  readonly tables: readonly TableDefinition[];
  readonly queues: readonly QueueDefinition[];
  readonly buckets: readonly BucketDefinition[];
  readonly secrets: readonly SecretDefinition[];
  readonly mail: MailDefinition;
  /** Another DynamoDB-compatible server to use in place of the embedded one. */
  readonly dynamodbEndpoint?: string | undefined;
}

export interface AwsEndpoint {
  /** Such as `http://127.0.0.1:40123`: the value for `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** By ARN, for event source polling inside the process. */
  readonly queues: ReadonlyMap<string, Queue>;
  readonly objects: ObjectStore;
  readonly mails: MailStore;
  /** Ends waiting receives, finishes the other calls in flight, then closes every store. */
  close(): Promise<void>;
}

const LIFECYCLE_INTERVAL_MS = 60 * 60 * 1000;

/**
 * The URL of a queue on the endpoint, which is what `Ref` of a queue stands for.
 * @example queueUrl('http://127.0.0.1:40123', 'arn:aws:sqs:us-west-2:123456789012:mail')
 * // 'http://127.0.0.1:40123/123456789012/mail'
 */
export function queueUrl(endpointUrl: string, queueArn: string): string {
  const [account, name] = queueArn.split(':').slice(4);
  return `${endpointUrl}/${account}/${name}`;
}

/**
 * Starts the one-machine AWS: DynamoDB, SQS, S3, SES and Secrets Manager behind one address on 127.0.0.1, each call's
 * signature verified and its role's permissions enforced. What was there before is there again.
 * @throws PortInUseError when the port is taken; Error that names what of the definitions is not understood
 */
export async function startAwsEndpoint(options: AwsEndpointOptions): Promise<AwsEndpoint> {
  const server = createServer({ keepAliveTimeout: 0 });
  await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await openBehind(server, url, options);
  } catch (error) {
    server.close();
    throw error;
  }
}

async function openBehind(server: Server, url: string, options: AwsEndpointOptions): Promise<AwsEndpoint> {
  const { dataDir, region, mail } = options;
  const secrets = await openSecrets(dataDir, options.secrets);
  const state = openState(dataDir);
  const queues = openQueues(state, options.queues);
  checkNotifications(options.buckets, queues);
  const objects = new DiskObjectStore(dataDir, state, options.buckets, (bucket, version) =>
    announceCreated(bucket, version, queues, region),
  );
  const mails = openMailStore(dataDir, state, (event) => mail.onEvent(event, queues));
  const dynamo = openDynamo(options);
  const closing = new AbortController();
  const tableMaker = principalForTables();
  const running = serve(server, {
    ...options,
    principals: [...options.principals, tableMaker],
    dynamo,
    queuesByUrl: new Map([...queues].map(([arn, queue]) => [queueUrl(url, arn), queue])),
    objects,
    mails,
    secrets,
    closing: closing.signal,
  });
  const lifecycle = setInterval(() => objects.expire(), LIFECYCLE_INTERVAL_MS).unref();
  const close = async () => {
    clearInterval(lifecycle);
    closing.abort();
    server.close();
    server.closeIdleConnections();
    await Promise.allSettled(running);
    server.closeAllConnections();
    await dynamo.close();
    state.close();
  };
  try {
    const client = new DynamoDBClient({ endpoint: url, region, credentials: tableMaker });
    await createTables(client, options.tables).finally(() => client.destroy());
    await objects.expire();
    await mails.publishPending();
  } catch (error) {
    await close();
    throw error;
  }
  return { url, queues, objects, mails, close };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new PortInUseError(port);
    throw error;
  }
}

/** Answers the server's requests; the set holds those in flight. */
function serve(server: Server, backends: Backends): ReadonlySet<Promise<unknown>> {
  const answer = createRequestListener(backends);
  const running = new Set<Promise<unknown>>();
  server.on('request', (incoming, response) => {
    const answering = Promise.all([answer(incoming, response), once(response, 'close')]).finally(() =>
      running.delete(answering),
    );
    running.add(answering);
  });
  return running;
}

function openDynamo({ dataDir, region, dynamodbEndpoint }: AwsEndpointOptions) {
  if (!dynamodbEndpoint) return openEmbeddedDynamo(dataDir);
  const { AWS_ACCESS_KEY_ID: accessKeyId = 'throughline', AWS_SECRET_ACCESS_KEY: secretAccessKey = 'throughline' } =
    process.env;
  return connectRemoteDynamo({ endpoint: dynamodbEndpoint, region, accessKeyId, secretAccessKey });
}

/** The host's own caller, with a key that lives as long as this process. */
function principalForTables(): Principal {
  const [accessKeyId, secretAccessKey] = [randomBytes(16).toString('hex'), randomBytes(32).toString('hex')];
  const allow = { Effect: 'Allow', Action: ['dynamodb:DescribeTable', 'dynamodb:CreateTable'], Resource: '*' };
  const name = 'local-host';
  return { name, accessKeyId, secretAccessKey, statements: parseStatements({ Statement: allow }, name) };
}
