import type { Letter } from '../mail/letter.ts';
import type { Notification } from '../mail/notification.ts';
import type { Queues, Store } from './ports.ts';

export type FileLetterPorts = { store: Pick<Store, 'notifications'>; queues: Pick<Queues, 'letter'> };

type Filed = {
  partnerId: string;
  about: Letter;
  /** Names it among all letters of its kind: filed again under its name, it is the same letter. */
  name: string;
  /** The same however often it is filed: of what it tells, not of now. */
  createdAt: string;
};

/**
 * Puts a letter to a partner's contact into the ledger, and asks for it to be written. Whether it may be sent, and with which
 * links, is decided when it is written.
 */
export async function fileLetter({ store, queues }: FileLetterPorts, letter: Filed): Promise<void> {
  await store.notifications.create(lineOf(letter));
  await queues.letter({ partnerId: letter.partnerId });
}

function lineOf({ partnerId, about, name, createdAt }: Filed): Notification {
  return { id: `${about.kind}~${name}`, recipientId: partnerId, about, state: 'pending', createdAt };
}
