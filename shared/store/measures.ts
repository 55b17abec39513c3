import { Entity } from 'dynamodb-toolbox/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { binary } from 'dynamodb-toolbox/schema/binary';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import type { Measure } from '../measures/measure.ts';
import { basisAttributes, notNewerThan } from './basis.ts';
import { compress, decompress } from './compressed.ts';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

export function createMeasures(table: StoreTable): Store['measures'] {
  const entity = new Entity({
    name: 'measures',
    table,
    timestamps: false,
    schema: item({
      indicatorId: string().key(),
      period: string().key(),
      sectionId: string().key(),
      ...basisAttributes,
      measures: binary(),
    }),
    computeKey: ({ indicatorId, period, sectionId }) => ({ pk: key('measures', indicatorId, period), sk: sectionId }),
  });
  return {
    async ofPeriod(indicatorId, period) {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(entity)
        .query({ partition: key('measures', indicatorId, period) })
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(({ sectionId, definition, inputs, pattern, measures }) => ({
        sectionId,
        basis: { definition, inputs, pattern },
        measures: decompress<Measure[]>(measures),
      }));
    },
    async put(indicatorId, period, { sectionId, measures, basis }) {
      await succeeded(
        entity
          .build(PutItemCommand)
          .item({ indicatorId, period, sectionId, ...basis, measures: compress(measures) })
          .options({ condition: notNewerThan(basis) })
          .send(),
      );
    },
  };
}
