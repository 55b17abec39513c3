import { Entity } from 'dynamodb-toolbox/entity';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { any } from 'dynamodb-toolbox/schema/any';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { succeeded } from './conditional.ts';
import { type Collection, VersionConflict, type Versioned } from './store.ts';
import type { StoreTable } from './table.ts';

/** Records that staff define, all under one partition, each with the version of its last save. */
export function createCollection<T extends { id: string }>(table: StoreTable, name: string): Collection<T> {
  const entity = new Entity({
    name,
    table,
    timestamps: false,
    schema: item({ id: string().key(), version: number(), value: any() }),
    computeKey: ({ id }) => ({ pk: name, sk: id }),
  });
  const read = (stored: { [attribute: string]: unknown }): Versioned<T> => ({
    ...(stored.value as T),
    version: stored.version as number,
  });

  async function get(id: string): Promise<Versioned<T> | undefined> {
    const { Item } = await entity.build(GetItemCommand).key({ id }).options({ consistent: true }).send();
    return Item && read(Item);
  }

  async function put(record: T, expectedVersion?: number): Promise<Versioned<T>> {
    const stored = (await get(record.id))?.version ?? 0;
    if (expectedVersion !== undefined && expectedVersion !== stored) throw new VersionConflict(`${name} ${record.id}`);
    const next = { id: record.id, version: stored + 1, value: record };
    const condition = stored === 0 ? { attr: 'version', exists: false } : { attr: 'version', eq: stored };
    const saved = await succeeded(entity.build(PutItemCommand).item(next).options({ condition }).send());
    if (!saved) throw new VersionConflict(`${name} ${record.id}`);
    return read(next);
  }

  return {
    get,
    put,
    async list() {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(entity)
        .query({ partition: name })
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(read);
    },
    async remove(id) {
      await entity.build(DeleteItemCommand).key({ id }).send();
    },
  };
}
