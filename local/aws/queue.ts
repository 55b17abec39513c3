import type { QueueDefinition } from './definitions.ts';

export interface QueueMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** SQS's own attributes, such as `ApproximateReceiveCount` and `SentTimestamp`, as text like a Lambda event has them. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ReceiveOptions {
  /** 1 to 10; 1 when left out. */
  readonly maxMessages?: number;
  /** How long to wait for a first message; 0 when left out. */
  readonly waitSeconds?: number;
  /** How long the messages stay hidden; the queue's own when left out. */
  readonly visibilityTimeout?: number;
  /** Ends the wait early, with no messages. */
  readonly signal?: AbortSignal;
}

/** A standard queue: at least once, in no promised order. */
export interface Queue {
  readonly definition: QueueDefinition;
  /** Keeps the message before it answers. */
  send(body: string, options?: { delaySeconds?: number }): { messageId: string; md5OfBody: string };
  receive(options?: ReceiveOptions): Promise<QueueMessage[]>;
  /** Deletes the message of this receive; a receipt that a later receive replaced does nothing. */
  delete(receiptHandle: string): void;
  /** Hides the message for `seconds` from now, 0 makes it visible at once. Answers false when it is not in flight. */
  changeVisibility(receiptHandle: string, seconds: number): boolean;
  /** Makes every message in flight visible: for a start after a crash, when whoever received one is known to be dead. */
  releaseInFlight(): void;
  statistics(): { visible: number; inFlight: number; delayed: number };
}
