import type { Statement } from './iam-policy.ts';

/** Who may call the endpoint: an access key, and what its role allows. */
export interface Principal {
  /** The role's name as people know it, such as `ingest-submission`; denials name it. */
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly statements: readonly Statement[];
}

/** A table as the template declares it. Existing tables are kept; other keys than before stop the start. */
export interface TableDefinition {
  readonly name: string;
  readonly arn: string;
  readonly keySchema: readonly { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }[];
  readonly attributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: 'S' | 'N' | 'B';
  }[];
}

/** A queue as the template declares it; durations in seconds. A name that ends in `.fifo` makes it first in, first out. */
export interface QueueDefinition {
  readonly name: string;
  readonly arn: string;
  /** How long a received message stays hidden, in seconds; 30 when left out. */
  readonly visibilityTimeout?: number;
  /** Seconds before a sent message becomes visible; 0 when left out. */
  readonly delay?: number;
  /** How long a message is kept, in seconds; 4 days when left out. */
  readonly retention?: number;
  /** After `maxReceiveCount` receives without a delete, a message moves to the dead-letter queue. */
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposedHeaders?: readonly string[];
  readonly maxAge?: number;
}

/** Events such as `s3:ObjectCreated:*` for keys with this prefix and suffix go to the queue. */
export interface BucketNotification {
  readonly events: readonly string[];
  readonly prefix?: string;
  readonly suffix?: string;
  readonly queueArn: string;
}

/** What the bucket forgets by itself; ages in days since the version was written or replaced. */
export interface LifecycleRule {
  readonly prefix?: string;
  readonly expirationDays?: number;
  readonly noncurrentExpirationDays?: number;
}

export interface BucketDefinition {
  readonly name: string;
  readonly versioned: boolean;
  readonly cors?: readonly CorsRule[];
  readonly notifications?: readonly BucketNotification[];
  readonly lifecycle?: readonly LifecycleRule[];
}

/** A secret whose value is generated at the first start and kept. */
export interface SecretDefinition {
  readonly arn: string;
  readonly name: string;
  readonly generate: () => string;
}

/** An event that SES publishes to EventBridge, whole: detail types such as `Email Sent` and `Email Delivered`. */
export interface SesEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: 'aws.ses';
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: {
    readonly eventType: string;
    readonly mail: {
      readonly timestamp: string;
      readonly source: string;
      readonly sourceArn: string;
      readonly sendingAccountId: string;
      readonly messageId: string;
      readonly destination: readonly string[];
      readonly tags: Readonly<Record<string, readonly string[]>>;
    };
  } & Readonly<Record<string, unknown>>;
}

export interface MailDefinition {
  /** Verified senders: a domain or an address. */
  readonly identities: readonly { readonly name: string; readonly arn: string }[];
  readonly configurationSets: readonly {
    readonly name: string;
    readonly arn: string;
    /** The event types its EventBridge destination matches, such as `SEND`; without any, it publishes none. */
    readonly eventTypes: readonly string[];
  }[];
  /**
   * Called at least once per event, in order; when it throws, the event is kept and offered again with the next mail
   * or start. It gets the queues (by ARN), since what a crash left comes before the endpoint has started.
   */
  readonly onEvent: (
    event: SesEvent,
    queues: ReadonlyMap<string, { send(body: string): unknown }>,
  ) => void | Promise<void>;
}
