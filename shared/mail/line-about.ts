import type { Notification, NotificationAbout } from './notification.ts';

/** A line of the ledger that is about such a thing. */
export type LineAbout<Kind extends Notification['about']['kind']> = Notification & { about: NotificationAbout<Kind> };

/** @example lines.filter(isAbout('alert')) */
export const isAbout =
  <Kind extends Notification['about']['kind']>(kind: Kind) =>
  (line: Notification): line is LineAbout<Kind> =>
    line.about.kind === kind;
