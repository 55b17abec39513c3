import type { Letter } from './letter.ts';
import type { Notification, NotificationAbout } from './notification.ts';

// Here and not beside the schemas, which would come into every bundle with it.
export const letterKinds = ['links', 'receipt', 'reminder', 'overdue'] as const satisfies Letter['kind'][];

/** A line of the ledger that is about such a thing. */
export type LineAbout<Kind extends Notification['about']['kind']> = Notification & { about: NotificationAbout<Kind> };

/** @example lines.filter(isAbout('alert')) */
export const isAbout =
  <Kind extends Notification['about']['kind']>(...kinds: readonly Kind[]) =>
  (line: Notification): line is LineAbout<Kind> =>
    kinds.some((kind) => kind === line.about.kind);

/** Whether its recipient is a partner, of whom the contact that it names is written to. */
export const isLetter = isAbout(...letterKinds);
