import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './atomic-file.ts';
import type { SesEvent } from './definitions.ts';
import type { State } from './state.ts';

/** A mail that was sent: its envelope, not its headers, says to whom. */
export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string | undefined;
}

export interface MailStore {
  /** Newest first, at most `limit` (100 when left out). */
  list(limit?: number): Mail[];
  get(id: string): Mail | undefined;
  /** The message as it was sent; `undefined` when there is none. */
  raw(id: string): Promise<Buffer | undefined>;
  /** Calls the listener for each mail from now on; answers a function that ends it. */
  onMail(listener: (mail: Mail) => void): () => void;
  /** Keeps a mail and its events; on the disk before this answers. Its events go out right after. */
  add(mail: Mail, raw: Uint8Array, events: readonly SesEvent[]): Promise<void>;
  /** Offers the events that have not gone out: those a crash or a failure left. Stops at the first that is not taken. */
  publishPending(): Promise<void>;
}

/**
 * Opens the mails: raw messages under `mail/<id>.eml`, envelopes and outgoing events in the state.
 * @param onEvent takes one event; while it throws, the event stays pending
 */
export function openMailStore(
  dataDir: string,
  { database, transaction }: State,
  onEvent: (event: SesEvent) => void | Promise<void>,
): MailStore {
  const folder = join(dataDir, 'mail');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  database.exec(`
    CREATE TABLE IF NOT EXISTS mails (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mail TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS mail_events (sequence INTEGER PRIMARY KEY, event TEXT NOT NULL) STRICT;`);
  const sql = {
    insert: database.prepare('INSERT INTO mails (id, mail) VALUES (?, ?)'),
    list: database.prepare('SELECT mail FROM mails ORDER BY sequence DESC LIMIT ?'),
    get: database.prepare('SELECT mail FROM mails WHERE id = ?'),
    keepEvent: database.prepare('INSERT INTO mail_events (event) VALUES (?)'),
    pending: database.prepare('SELECT sequence, event FROM mail_events ORDER BY sequence'),
    forgetEvent: database.prepare('DELETE FROM mail_events WHERE sequence = ?'),
  };
  const emitter = new EventEmitter().setMaxListeners(0);
  let publishing: Promise<void> = Promise.resolve();

  const publish = async () => {
    for (const { sequence, event } of sql.pending.all()) {
      await onEvent(JSON.parse(String(event)) as SesEvent);
      sql.forgetEvent.run(sequence as number);
    }
  };
  // One run at a time, so that events go out in their order and none goes out twice side by side.
  // What is not taken now waits for the next mail or start: the mail itself is out whatever becomes of its events.
  const publishPending = () => {
    publishing = publishing.then(publish).catch(() => {});
    return publishing;
  };
  const toMail = (row: Record<string, unknown> | undefined) => row && (JSON.parse(String(row.mail)) as Mail);

  return {
    list: (limit = 100) => sql.list.all(limit).flatMap((row) => toMail(row) ?? []),
    get: (id) => toMail(sql.get.get(id)),
    async raw(id) {
      return sql.get.get(id) && (await readFile(join(folder, `${id}.eml`)));
    },
    onMail(listener) {
      emitter.on('mail', listener);
      return () => emitter.off('mail', listener);
    },
    async add(mail, raw, events) {
      await writeFileAtomically(join(folder, `${mail.id}.eml`), raw);
      transaction(() => {
        sql.insert.run(mail.id, JSON.stringify(mail));
        for (const event of events) sql.keepEvent.run(JSON.stringify(event));
      });
      emitter.emit('mail', mail);
      await publishPending();
    },
    publishPending,
  };
}
