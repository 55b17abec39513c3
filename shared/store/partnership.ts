import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { any } from 'dynamodb-toolbox/schema/any';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { type Partnership, partnershipSchema } from '../catalog/partnership.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

const SETTINGS = { id: 'settings' };

export function createPartnership(table: StoreTable): Store['partnership'] {
  const entity = new Entity({
    name: 'partnership',
    table,
    timestamps: false,
    schema: item({ id: string().key(), value: any().castAs<Partnership>() }),
    computeKey: ({ id }) => ({ pk: 'partnership', sk: id }),
  });
  return {
    async get() {
      const { Item } = await entity.build(GetItemCommand).key(SETTINGS).options({ consistent: true }).send();
      return partnershipSchema.parse(Item?.value ?? {});
    },
    async put(value) {
      await entity
        .build(PutItemCommand)
        .item({ ...SETTINGS, value })
        .send();
    },
  };
}
