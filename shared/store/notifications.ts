import { isAbout } from '../mail/line-about.ts';
import type { Notification } from '../mail/notification.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

/** A line lies with those of its month, so that what waits is found without reading what was sent long ago. */
const partitionOf = (month: string) => key('notification', month);

export function createNotifications(table: StoreTable): Store['notifications'] {
  const records = createExactRecords<Notification>(table, 'notification', ({ recipientId, id, createdAt }) => ({
    pk: partitionOf(createdAt.slice(0, 7)),
    sk: key(recipientId, id),
  }));
  const unsent = async (now: Date, beginsWith?: string) => {
    const months = [monthBefore(now), now.toISOString().slice(0, 7)];
    const lines = await Promise.all(months.map((month) => records.query(partitionOf(month), beginsWith)));
    return lines.flat().filter(({ state }) => state === 'pending' || state === 'sending');
  };
  return {
    create: (notification) => records.replace(notification, undefined),
    unsentOf: (recipientId, now) => unsent(now, key(recipientId, '')),
    unsent: (now) => unsent(now),
    async digestsOf(recipientId, month) {
      const lines = await records.query(partitionOf(month), key(recipientId, 'digest~'));
      return lines.filter(isAbout('digest'));
    },
    ofMonth: (month) => records.query(partitionOf(month)),
    replace: records.replace,
  };
}

function monthBefore(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}
