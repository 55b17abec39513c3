import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { binary } from 'dynamodb-toolbox/schema/binary';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { compress, decompress } from './compressed.ts';
import type { Store } from './store.ts';
import { padded, type StoreTable } from './table.ts';

/** Facts of a file, and what it is compared with: written once each, and apart from submissions, which are listed. */
export function createComparisons(table: StoreTable): Store['comparisons'] {
  const facts = createCompressed(table, 'facts');
  const comparisons = createCompressed(table, 'comparison');
  return {
    putFacts: (sequence, value) => facts.put(padded(sequence), value),
    factsOf: (sequence) => facts.get(padded(sequence)),
    put: comparisons.put,
    of: comparisons.get,
  };
}

function createCompressed(table: StoreTable, name: string) {
  const entity = new Entity({
    name,
    table,
    timestamps: false,
    schema: item({ id: string().key(), value: binary() }),
    computeKey: ({ id }) => ({ pk: name, sk: id }),
  });
  return {
    async put(id: string, value: unknown): Promise<void> {
      await entity
        .build(PutItemCommand)
        .item({ id, value: compress(value) })
        .send();
    },
    async get<T>(id: string): Promise<T | undefined> {
      const { Item } = await entity.build(GetItemCommand).key({ id }).options({ consistent: true }).send();
      return Item && decompress<T>(Item.value as Uint8Array);
    },
  };
}
