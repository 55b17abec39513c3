import { createHash, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { QueueDefinition } from './definitions.ts';
import type { State } from './state.ts';

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
  statistics(): { visible: number; inFlight: number; delayed: number };
}

const DAY_SECONDS = 24 * 60 * 60;
// A sleeping process or a changed clock must not let a receive oversleep a message for long.
const LONGEST_NAP_MS = 1000;

interface Row {
  id: number;
  message_id: string;
  body: string;
  sent_at: number;
  first_received_at: number | null;
  receive_count: number;
  source_arn: string | null;
}

/**
 * Opens the queues, with what they held before. A message received `maxReceiveCount` times moves to the
 * dead-letter queue at the next receive.
 * @returns the queues by ARN
 * @throws Error when a queue is first in, first out, or its dead-letter queue is unknown
 */
export function openQueues(state: State, definitions: readonly QueueDefinition[]): ReadonlyMap<string, Queue> {
  state.database.exec(`
    CREATE TABLE IF NOT EXISTS messages (
      id INTEGER PRIMARY KEY, queue TEXT NOT NULL, message_id TEXT NOT NULL, body TEXT NOT NULL,
      sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, first_received_at INTEGER,
      receive_count INTEGER NOT NULL DEFAULT 0, receipt TEXT, source_arn TEXT) STRICT;
    CREATE INDEX IF NOT EXISTS messages_by_visibility ON messages (queue, visible_at);
    CREATE INDEX IF NOT EXISTS messages_by_age ON messages (queue, sent_at);
    CREATE UNIQUE INDEX IF NOT EXISTS messages_by_receipt ON messages (receipt);`);
  const wake = new EventEmitter().setMaxListeners(0);
  const queues = new Map(definitions.map((definition) => [definition.arn, openQueue(state, definition, wake)]));
  for (const { name, redrive } of definitions) {
    if (name.endsWith('.fifo')) throw new Error(`Queue ${name}: the local host has standard queues only.`);
    if (redrive && !queues.has(redrive.deadLetterArn)) {
      throw new Error(`Queue ${name}: its dead-letter queue ${redrive.deadLetterArn} is unknown.`);
    }
  }
  return queues;
}

function openQueue(state: State, definition: QueueDefinition, wake: EventEmitter): Queue {
  const { arn, visibilityTimeout: ownTimeout = 30, delay = 0, retention = 4 * DAY_SECONDS, redrive } = definition;
  const { database } = state;
  const sql = {
    send: database.prepare(
      'INSERT INTO messages (queue, message_id, body, sent_at, visible_at) VALUES (?, ?, ?, ?, ?)',
    ),
    forget: database.prepare('DELETE FROM messages WHERE queue = ? AND sent_at < ?'),
    giveUp: database.prepare(`UPDATE messages SET queue = ?, source_arn = queue, receive_count = 0, receipt = NULL,
      first_received_at = NULL WHERE queue = ? AND visible_at <= ? AND receive_count >= ?`),
    due: database.prepare('SELECT * FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, id LIMIT ?'),
    take: database.prepare(`UPDATE messages SET receipt = ?, visible_at = ?, receive_count = receive_count + 1,
      first_received_at = coalesce(first_received_at, ?) WHERE id = ?`),
    next: database.prepare('SELECT min(visible_at) AS at FROM messages WHERE queue = ?'),
    delete: database.prepare('DELETE FROM messages WHERE queue = ? AND receipt = ?'),
    hide: database.prepare('UPDATE messages SET visible_at = ? WHERE queue = ? AND receipt = ? AND visible_at > ?'),
    statistics: database.prepare(`SELECT count(*) FILTER (WHERE visible_at <= :now) AS visible,
      count(*) FILTER (WHERE visible_at > :now AND receipt IS NOT NULL) AS inFlight,
      count(*) FILTER (WHERE visible_at > :now AND receipt IS NULL) AS delayed FROM messages WHERE queue = :arn`),
  };

  const take = (maxMessages: number, timeout: number): QueueMessage[] =>
    state.transaction(() => {
      const now = Date.now();
      sql.forget.run(arn, now - retention * 1000);
      if (redrive && sql.giveUp.run(redrive.deadLetterArn, arn, now, redrive.maxReceiveCount).changes) {
        wake.emit(redrive.deadLetterArn);
      }
      return (sql.due.all(arn, now, maxMessages) as unknown as Row[]).map((row) => {
        const receipt = randomUUID();
        sql.take.run(receipt, now + timeout * 1000, now, row.id);
        return toMessage(row, receipt, now);
      });
    });

  return {
    definition,
    send(body, { delaySeconds = delay } = {}) {
      const messageId = randomUUID();
      const now = Date.now();
      sql.send.run(arn, messageId, body, now, now + delaySeconds * 1000);
      wake.emit(arn);
      return { messageId, md5OfBody: md5(body) };
    },
    async receive({ maxMessages = 1, waitSeconds = 0, visibilityTimeout = ownTimeout, signal } = {}) {
      const deadline = Date.now() + waitSeconds * 1000;
      while (!signal?.aborted && database.isOpen) {
        const messages = take(maxMessages, visibilityTimeout);
        const left = deadline - Date.now();
        if (messages.length > 0 || left <= 0) return messages;
        const { at } = sql.next.get(arn) as { at: number | null };
        const untilDue = at === null ? Number.POSITIVE_INFINITY : Math.max(at - Date.now(), 1);
        await nap(wake, arn, Math.min(left, untilDue, LONGEST_NAP_MS), signal);
      }
      return [];
    },
    delete(receiptHandle) {
      sql.delete.run(arn, receiptHandle);
    },
    changeVisibility(receiptHandle, seconds) {
      const now = Date.now();
      const { changes } = sql.hide.run(now + seconds * 1000, arn, receiptHandle, now);
      wake.emit(arn);
      return Number(changes) > 0;
    },
    statistics: () => sql.statistics.get({ now: Date.now(), arn }) as ReturnType<Queue['statistics']>,
  };
}

function toMessage(row: Row, receiptHandle: string, now: number): QueueMessage {
  return {
    messageId: row.message_id,
    receiptHandle,
    body: row.body,
    md5OfBody: md5(row.body),
    attributes: {
      ApproximateReceiveCount: String(row.receive_count + 1),
      SentTimestamp: String(row.sent_at),
      ApproximateFirstReceiveTimestamp: String(row.first_received_at ?? now),
      ...(row.source_arn && { DeadLetterQueueSourceArn: row.source_arn }),
    },
  };
}

/** Waits for the queue's wake-up, the time or the signal, whichever is first. */
function nap(wake: EventEmitter, arn: string, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      wake.off(arn, done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    wake.on(arn, done);
    signal?.addEventListener('abort', done);
  });
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
