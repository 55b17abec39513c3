import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { any } from 'dynamodb-toolbox/schema/any';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { type Dataset, datasets } from '../catalog/dataset.ts';
import type { Period } from '../catalog/period.ts';
import type { Manifest } from '../submissions/manifest.ts';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

/** Of a period for which nothing came. */
const NOTHING: Pick<Manifest, 'entries' | 'version' | 'rows'> = { entries: [], version: 0 };

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

  const getOne = (partnerId: string, dataset: Dataset, period: Period) =>
    entity.build(GetItemCommand).key({ partnerId, dataset, period }).options({ consistent: true });

  const get: Store['manifests']['get'] = async (partnerId, dataset, period) => {
    const { Item } = await getOne(partnerId, dataset, period).send();
    return { partnerId, period, ...(Item ?? NOTHING), dataset };
  };

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
    get,
    async ofPeriods(partnerId, dataset, periods) {
      const keys = periods.map((period) => getOne(partnerId, dataset, period).params().Key ?? {});
      const name = table.getName();
      const command = new BatchGetCommand({ RequestItems: { [name]: { Keys: keys, ConsistentRead: true } } });
      const { Responses, UnprocessedKeys } = await table.getDocumentClient().send(command);
      const found = new Map(Responses?.[name]?.map((one) => [key(one.pk, one.sk), one as Manifest]));
      // What a busy table leaves out is asked for one by one, which the client repeats with pauses.
      const isLeft = (UnprocessedKeys?.[name]?.Keys ?? []).length > 0;
      return Promise.all(
        periods.map((period, at): Manifest | Promise<Manifest> => {
          const one = found.get(key(keys[at]?.pk, keys[at]?.sk));
          if (!one && isLeft) return get(partnerId, dataset, period);
          const { entries, version, rows } = one ?? NOTHING;
          return { partnerId, dataset, period, entries, version, ...(rows && { rows }) };
        }),
      );
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
