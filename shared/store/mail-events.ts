import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

export function createMailEvents(table: StoreTable): Store['mailEvents'] {
  const entity = new Entity({
    name: 'mail-event',
    table,
    timestamps: false,
    schema: item({ mailId: string().key(), type: string().key(), at: string(), messageId: string() }),
    computeKey: ({ mailId, type }) => ({ pk: key('mail-event', mailId), sk: type }),
  });
  return {
    async record(mailId, event) {
      await entity
        .build(PutItemCommand)
        .item({ mailId, ...event })
        .send();
    },
    async of(mailId) {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: key('mail-event', mailId) })
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(({ type, at }) => ({ type: String(type), at: String(at) }));
    },
    async wasSent(mailId) {
      const { Item } = await entity
        .build(GetItemCommand)
        .key({ mailId, type: 'Send' })
        .options({ consistent: true })
        .send();
      return Item !== undefined;
    },
  };
}
