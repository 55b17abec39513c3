import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * What the queues, objects and mails remember, in one SQLite file, so that one transaction covers
 * an object and the message that announces it. A killed process loses nothing that was answered.
 */
export interface State {
  readonly database: DatabaseSync;
  /** Runs `work` whole or not at all; nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Opens, or makes, `aws.sqlite` in the folder; only its owner may read either. */
export function openState(dataDir: string): State {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'aws.sqlite');
  const database = new DatabaseSync(path);
  chmodSync(path, 0o600);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return {
    database,
    transaction(work) {
      if (database.isTransaction) return work();
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}
