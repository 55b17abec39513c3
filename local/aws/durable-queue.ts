import { createHash, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { QueueDefinition } from './definitions.ts';
import type { Queue, QueueMessage, ReceiveOptions } from './queue.ts';
import type { State } from './state.ts';

const SCHEMA = `
    CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY, queue TEXT NOT NULL, message_id TEXT NOT NULL, body TEXT NOT NULL,
      sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, first_received_at INTEGER,
      receive_count INTEGER NOT NULL DEFAULT 0, receipt TEXT, source_arn TEXT) STRICT;
    CREATE INDEX IF NOT EXISTS messages_by_visibility ON messages (queue, visible_at);
    CREATE INDEX IF NOT EXISTS messages_by_age ON messages (queue, sent_at);
    CREATE UNIQUE INDEX IF NOT EXISTS messages_by_receipt ON messages (receipt);`;

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
  state.database.exec(SCHEMA);
  const wake = new EventEmitter().setMaxListeners(0);
  const queues = new Map(definitions.map((definition) => [definition.arn, new DurableQueue(state, definition, wake)]));
  for (const { name, redrive } of definitions) {
    if (name.endsWith('.fifo')) throw new Error(`Queue ${name}: the local host has standard queues only.`);
    if (redrive && !queues.has(redrive.deadLetterArn)) {
      throw new Error(`Queue ${name}: its dead-letter queue ${redrive.deadLetterArn} is unknown.`);
    }
  }
  return queues;
}

/** A queue in the state. Messages in flight are those with a receipt that are not visible yet. */
class DurableQueue implements Queue {
  readonly definition: QueueDefinition;
  readonly #state: State;
  readonly #sql: ReturnType<typeof prepare>;
  readonly #wake: EventEmitter;

  /** @param wake emits a queue's ARN when a message of it may have become visible */
  constructor(state: State, definition: QueueDefinition, wake: EventEmitter) {
    this.definition = definition;
    this.#state = state;
    this.#sql = prepare(state);
    this.#wake = wake;
  }

  send(body: string, { delaySeconds = this.definition.delay ?? 0 }: { delaySeconds?: number } = {}) {
    const { arn } = this.definition;
    const messageId = randomUUID();
    const now = Date.now();
    this.#sql.send.run(arn, messageId, body, now, now + delaySeconds * 1000);
    this.#wake.emit(arn);
    return { messageId, md5OfBody: md5(body) };
  }

  async receive(options: ReceiveOptions = {}): Promise<QueueMessage[]> {
    const { maxMessages = 1, waitSeconds = 0, signal } = options;
    const { visibilityTimeout = this.definition.visibilityTimeout ?? 30 } = options;
    const deadline = Date.now() + waitSeconds * 1000;
    while (!signal?.aborted && this.#state.database.isOpen) {
      const messages = this.#take(maxMessages, visibilityTimeout);
      const left = deadline - Date.now();
      if (messages.length > 0 || left <= 0) return messages;
      await this.#nap(Math.min(left, this.#untilNext(), LONGEST_NAP_MS), signal);
    }
    return [];
  }

  delete(receiptHandle: string): void {
    this.#sql.delete.run(this.definition.arn, receiptHandle);
  }

  releaseInFlight(): void {
    const now = Date.now();
    this.#sql.release.run(now, this.definition.arn, now);
    this.#wake.emit(this.definition.arn);
  }

  changeVisibility(receiptHandle: string, seconds: number): boolean {
    const { arn } = this.definition;
    const now = Date.now();
    const { changes } = this.#sql.hide.run(now + seconds * 1000, arn, receiptHandle, now);
    this.#wake.emit(arn);
    return Number(changes) > 0;
  }

  statistics() {
    return this.#sql.statistics.get({ now: Date.now(), arn: this.definition.arn }) as ReturnType<Queue['statistics']>;
  }

  #take(maxMessages: number, visibilityTimeout: number): QueueMessage[] {
    const { arn, retention = 4 * DAY_SECONDS } = this.definition;
    return this.#state.transaction(() => {
      const now = Date.now();
      this.#sql.forget.run(arn, now - retention * 1000);
      this.#giveUp(now);
      return (this.#sql.due.all(arn, now, maxMessages) as unknown as Row[]).map((row) => {
        const receipt = randomUUID();
        this.#sql.take.run(receipt, now + visibilityTimeout * 1000, now, row.id);
        return toMessage(row, receipt, now);
      });
    });
  }

  /** Moves what was received too often to the dead-letter queue. */
  #giveUp(now: number): void {
    const { arn, redrive } = this.definition;
    if (!redrive) return;
    const { changes } = this.#sql.giveUp.run(redrive.deadLetterArn, arn, now, redrive.maxReceiveCount);
    if (changes) this.#wake.emit(redrive.deadLetterArn);
  }

  #untilNext(): number {
    const { at } = this.#sql.next.get(this.definition.arn) as { at: number | null };
    return at === null ? Number.POSITIVE_INFINITY : Math.max(at - Date.now(), 1);
  }

  /** Waits for the queue's wake-up, the time or the signal, whichever is first. */
  #nap(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    const { arn } = this.definition;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wake.off(arn, done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#wake.on(arn, done);
      signal?.addEventListener('abort', done);
    });
  }
}

const prepare = ({ database }: State) => ({
  send: database.prepare('INSERT INTO messages (queue, message_id, body, sent_at, visible_at) VALUES (?, ?, ?, ?, ?)'),
  forget: database.prepare('DELETE FROM messages WHERE queue = ? AND sent_at < ?'),
  giveUp: database.prepare(`UPDATE messages SET queue = ?, source_arn = queue, receive_count = 0, receipt = NULL,
    first_received_at = NULL WHERE queue = ? AND visible_at <= ? AND receive_count >= ?`),
  due: database.prepare('SELECT * FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, id LIMIT ?'),
  take: database.prepare(`UPDATE messages SET receipt = ?, visible_at = ?, receive_count = receive_count + 1,
    first_received_at = coalesce(first_received_at, ?) WHERE id = ?`),
  next: database.prepare('SELECT min(visible_at) AS at FROM messages WHERE queue = ?'),
  delete: database.prepare('DELETE FROM messages WHERE queue = ? AND receipt = ?'),
  release: database.prepare(
    'UPDATE messages SET visible_at = ? WHERE queue = ? AND receipt IS NOT NULL AND visible_at > ?',
  ),
  hide: database.prepare('UPDATE messages SET visible_at = ? WHERE queue = ? AND receipt = ? AND visible_at > ?'),
  statistics: database.prepare(`SELECT count(*) FILTER (WHERE visible_at <= :now) AS visible,
    count(*) FILTER (WHERE visible_at > :now AND receipt IS NOT NULL) AS inFlight,
    count(*) FILTER (WHERE visible_at > :now AND receipt IS NULL) AS delayed FROM messages WHERE queue = :arn`),
});

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

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
