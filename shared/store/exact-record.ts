import { Entity } from 'dynamodb-toolbox/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { succeeded } from './conditional.ts';
import type { StoreTable } from './table.ts';

/** Records that are saved only when what is stored equals, to the letter, what the writer had read. */
export function createExactRecords<T>(
  table: StoreTable,
  name: string,
  keyOf: (record: T) => { pk: string; sk: string },
) {
  const entity = new Entity({
    name,
    table,
    timestamps: false,
    schema: item({ pk: string().key(), sk: string().key(), json: string() }),
  });
  return {
    async query(partition: string, beginsWith?: string): Promise<T[]> {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition, ...(beginsWith && { range: { beginsWith } }) })
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(({ json }) => JSON.parse(json as string) as T);
    },
    replace(record: T, previous: T | undefined): Promise<boolean> {
      const condition =
        previous === undefined
          ? ({ attr: 'json', exists: false } as const)
          : ({ attr: 'json', eq: JSON.stringify(previous) } as const);
      return succeeded(
        entity
          .build(PutItemCommand)
          .item({ ...keyOf(record), json: JSON.stringify(record) })
          .options({ condition })
          .send(),
      );
    },
  };
}
