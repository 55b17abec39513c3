import { Entity } from 'dynamodb-toolbox/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { binary } from 'dynamodb-toolbox/schema/binary';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import type { BlockAddress, Store } from './store.ts';
import { key, padded, type StoreTable } from './table.ts';

export function createBlocks(table: StoreTable): Store['blocks'] {
  const partition = ({ sequence, placeId }: BlockAddress) => key('block', padded(sequence), placeId);
  const entity = new Entity({
    name: 'block',
    table,
    timestamps: false,
    schema: item({ sequence: number().key(), placeId: string().key(), part: number().key(), bytes: binary() }),
    computeKey: ({ sequence, placeId, part }) => ({ pk: partition({ sequence, placeId }), sk: padded(part, 4) }),
  });
  return {
    async put(address, parts) {
      await Promise.all(
        parts.map((bytes, part) =>
          entity
            .build(PutItemCommand)
            .item({ ...address, part, bytes })
            .send(),
        ),
      );
    },
    async get(address) {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(entity)
        .query({ partition: partition(address) })
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(({ bytes }) => bytes);
    },
  };
}
