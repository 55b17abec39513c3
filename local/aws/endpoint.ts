import type {
  BucketDefinition,
  MailDefinition,
  Principal,
  QueueDefinition,
  SecretDefinition,
  TableDefinition,
} from './definitions.ts';

export type * from './definitions.ts';
export type { Statement } from './iam-policy.ts';

export interface AwsEndpointOptions {
  /** Everything the endpoint keeps lies under this folder. */
  readonly dataDir: string;
  /** 0 or left out: a free port. */
  readonly port?: number;
  readonly region: string;
  readonly principals: readonly Principal[];
  readonly tables: readonly TableDefinition[];
  readonly queues: readonly QueueDefinition[];
  readonly buckets: readonly BucketDefinition[];
  readonly secrets: readonly SecretDefinition[];
  readonly mail: MailDefinition;
  /** Another DynamoDB-compatible server to use in place of the embedded one. */
  readonly dynamodbEndpoint?: string;
}

export interface QueueMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** SQS's own attributes, such as `ApproximateReceiveCount` and `SentTimestamp` (text, as a Lambda event has them). */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Queue {
  readonly definition: QueueDefinition;
  send(
    body: string,
    options?: { delaySeconds?: number; groupId?: string; deduplicationId?: string },
  ): { messageId: string };
  /** Waits up to `waitSeconds` (default 0) for a first message; answers early and empty when `signal` aborts. */
  receive(options?: {
    maxMessages?: number;
    waitSeconds?: number;
    visibilityTimeout?: number;
    signal?: AbortSignal;
  }): Promise<QueueMessage[]>;
  delete(receiptHandle: string): void;
  /** Hides the message for `seconds` from now; 0 makes it visible at once. */
  changeVisibility(receiptHandle: string, seconds: number): void;
  statistics(): { visible: number; inFlight: number; delayed: number };
}

export interface Mail {
  readonly id: string;
  readonly from: string;
  /** The envelope's recipients, not the header's. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly sentAt: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string;
}

export interface MailStore {
  /** Newest first. */
  list(limit?: number): Mail[];
  get(id: string): Mail | undefined;
  /** The raw message, or `undefined` when there is none. */
  raw(id: string): Promise<Buffer | undefined>;
  /** Calls `listener` for each mail from now on; answers a function that ends it. */
  onMail(listener: (mail: Mail) => void): () => void;
}

export interface AwsEndpoint {
  /** Such as `http://127.0.0.1:40123`: the value for `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** By ARN, for event source polling inside the process. */
  readonly queues: ReadonlyMap<string, Queue>;
  readonly mails: MailStore;
  /** Finishes what is in flight, then closes every store. */
  close(): Promise<void>;
}

/** The URL of a queue on the endpoint, which is what `Ref` of a queue gives: `http://127.0.0.1:40123/123456789012/name`. */
export declare function queueUrl(endpointUrl: string, queueArn: string): string;

/** Starts the endpoint. @throws PortInUseError when the port is taken. */
export declare function startAwsEndpoint(options: AwsEndpointOptions): Promise<AwsEndpoint>;
