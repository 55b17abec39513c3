import type { Notification } from '../mail/notification.ts';
import { createExactRecords } from './exact-record.ts';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

export function createNotifications(table: StoreTable): Store['notifications'] {
  const records = createExactRecords<Notification>(table, 'notification', ({ recipientId, id }) => ({
    pk: 'notification',
    sk: key(recipientId, id),
  }));
  return {
    async create(notification) {
      await records.replace(notification, undefined);
    },
    ofRecipient: (recipientId) => records.query('notification', key(recipientId, '')),
    async unsent() {
      return (await records.query('notification')).filter(({ state }) => state !== 'sent');
    },
    replace: records.replace,
  };
}
