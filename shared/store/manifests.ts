import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { any } from 'dynamodb-toolbox/schema/any';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { type Dataset, datasets } from '../catalog/dataset.ts';
import type { Manifest } from '../submissions/manifest.ts';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

export function createManifests(table: StoreTable): Store['manifests'] {
  const entity = new Entity({
    name: 'manifest',
    table,
    timestamps: false,
    schema: item({
      dataset: string().key(),
      period: string().key(),
      partnerId: string().key(),
      version: number(),
      entries: any().castAs<Manifest['entries']>(),
      rows: any().castAs<NonNullable<Manifest['rows']>>().optional(),
    }),
    computeKey: ({ dataset, period, partnerId }) => ({ pk: key('manifest', dataset), sk: key(period, partnerId) }),
  });

  async function query(dataset: Dataset, range: { beginsWith: string } | undefined): Promise<Manifest[]> {
    const { Items = [] } = await table
      .build(QueryCommand)
      .entities(entity)
      .query({ partition: key('manifest', dataset), ...(range && { range }) })
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return Items.map((found) => ({ ...found, dataset }));
  }

  return {
    async get(partnerId, dataset, period) {
      const { Item } = await entity
        .build(GetItemCommand)
        .key({ partnerId, dataset, period })
        .options({ consistent: true })
        .send();
      return Item ? { ...Item, dataset } : { partnerId, dataset, period, entries: [], version: 0 };
    },
    ofPeriod: (dataset, period) => query(dataset, { beginsWith: key(period, '') }),
    all: async () => (await Promise.all(datasets.map((dataset) => query(dataset, undefined)))).flat(),
    replace(manifest) {
      const condition =
        manifest.version === 0
          ? ({ attr: 'version', exists: false } as const)
          : ({ attr: 'version', eq: manifest.version } as const);
      return succeeded(
        entity
          .build(PutItemCommand)
          .item({ ...manifest, version: manifest.version + 1 })
          .options({ condition })
          .send(),
      );
    },
  };
}
