import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { binary } from 'dynamodb-toolbox/schema/binary';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { comparePeriods } from '../catalog/period.ts';
import type { Released } from '../disclosure/release.ts';
import { basisAttributes, notNewerThan } from './basis.ts';
import { compress, decompress } from './compressed.ts';
import { succeeded } from './conditional.ts';
import type { Release, Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

/** A release is one item: the whole tree of places changes at once, and one query reads an indicator's history. */
export function createReleased(table: StoreTable): Store['released'] {
  const entity = new Entity({
    name: 'release',
    table,
    timestamps: false,
    schema: item({
      indicatorId: string().key(),
      period: string().key(),
      ...basisAttributes,
      settings: string(),
      places: binary(),
    }),
    computeKey: ({ indicatorId, period }) => ({ pk: key('release', indicatorId), sk: period }),
  });

  async function history(indicatorId: string): Promise<Released[][]> {
    const { Items = [] } = await table
      .build(QueryCommand)
      .entities(entity)
      .query({ partition: key('release', indicatorId) })
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return Items.toSorted((a, b) => comparePeriods(a.period, b.period)).map(({ places }) =>
      decompress<Released[]>(places),
    );
  }

  return {
    history,
    async series(indicatorId, placeId) {
      const periods = await history(indicatorId);
      return periods.flatMap((places) => places.find((place) => place.placeId === placeId) ?? []);
    },
    async get(indicatorId, period) {
      const { Item } = await entity
        .build(GetItemCommand)
        .key({ indicatorId, period })
        .options({ consistent: true })
        .send();
      if (!Item) return undefined;
      const { definition, inputs, pattern, settings, places } = Item;
      return { basis: { definition, inputs, pattern }, settings, places: decompress<Released[]>(places) };
    },
    publish(indicatorId, period, { places, basis, settings }: Release) {
      return succeeded(
        entity
          .build(PutItemCommand)
          .item({ indicatorId, period, ...basis, settings, places: compress(places) })
          .options({ condition: notNewerThan(basis) })
          .send(),
      );
    },
  };
}
