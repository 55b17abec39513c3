import { Entity } from 'dynamodb-toolbox/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { binary } from 'dynamodb-toolbox/schema/binary';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { comparePeriods } from '../catalog/period.ts';
import type { StudentLinks } from '../measures/link-periods.ts';
import type { Panel } from '../signals/panel.ts';
import { basisAttributes, notNewerThan } from './basis.ts';
import { compress, decompress } from './compressed.ts';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

/** One item for the linked students of a section in a period, and one for what is published of them. */
export function createPanels(table: StoreTable): Store['panels'] {
  const linked = new Entity({
    name: 'student-links',
    table,
    timestamps: false,
    schema: item({
      indicatorId: string().key(),
      period: string().key(),
      sectionId: string().key(),
      ...basisAttributes,
      links: binary(),
    }),
    computeKey: ({ indicatorId, period, sectionId }) => ({
      pk: key('student-links', indicatorId, period),
      sk: sectionId,
    }),
  });
  const published = new Entity({
    name: 'panel',
    table,
    timestamps: false,
    schema: item({ indicatorId: string().key(), period: string().key(), ...basisAttributes, panel: binary() }),
    computeKey: ({ indicatorId, period }) => ({ pk: key('panel', indicatorId), sk: period }),
  });
  return {
    async putLinks(indicatorId, period, { sectionId, basis, links }) {
      const put = linked.build(PutItemCommand);
      const one = { indicatorId, period, sectionId, ...basis, links: compress(links) };
      await succeeded(
        put
          .item(one)
          .options({ condition: notNewerThan(basis) })
          .send(),
      );
    },
    async linksOfPeriod(indicatorId, period) {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(linked)
        .query({ partition: key('student-links', indicatorId, period) })
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(({ sectionId, definition, inputs, pattern, links }) => ({
        sectionId,
        basis: { definition, inputs, pattern },
        links: decompress<StudentLinks>(links),
      }));
    },
    async publish(indicatorId, period, { basis, panel }) {
      const put = published.build(PutItemCommand);
      const one = { indicatorId, period, ...basis, panel: compress(panel ?? null) };
      await succeeded(
        put
          .item(one)
          .options({ condition: notNewerThan(basis) })
          .send(),
      );
    },
    async published(indicatorId) {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(published)
        .query({ partition: key('panel', indicatorId) })
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.toSorted((a, b) => comparePeriods(a.period, b.period)).map(
        ({ period, definition, inputs, pattern, panel }) => ({
          period,
          basis: { definition, inputs, pattern },
          panel: decompress<Panel | null>(panel) ?? undefined,
        }),
      );
    },
  };
}
