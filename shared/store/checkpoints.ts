import { Entity } from 'dynamodb-toolbox/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { basisAttributes, notNewerThan } from './basis.ts';
import { succeeded } from './conditional.ts';
import type { Basis, Checkpoint, Stage, Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

type Mark = { indicatorId: string; period: string; stage: string } & Basis;

/** Each stage has an item of its own, so that moving it forward is one conditional write. */
export function createCheckpoints(table: StoreTable): Store['checkpoints'] {
  const entity = new Entity({
    name: 'checkpoint',
    table,
    timestamps: false,
    schema: item({
      indicatorId: string().key(),
      period: string().key(),
      stage: string().key(),
      ...basisAttributes,
    }),
    computeKey: ({ indicatorId, period, stage }) => ({ pk: 'checkpoint', sk: key(indicatorId, period, stage) }),
  });

  async function query(beginsWith?: string): Promise<Mark[]> {
    const { Items = [] } = await table
      .build(QueryCommand)
      .entities(entity)
      .query({ partition: 'checkpoint', ...(beginsWith && { range: { beginsWith } }) })
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return Items;
  }

  const merge = (found: Checkpoint, { stage, definition, inputs, pattern }: Mark): Checkpoint => ({
    ...found,
    [stage as Stage]: { definition, inputs, pattern },
  });

  function byPeriod(marks: Mark[]): Checkpoint[] {
    const found = new Map<string, Checkpoint>();
    for (const mark of marks) {
      const { indicatorId, period } = mark;
      const name = key(indicatorId, period);
      found.set(name, merge(found.get(name) ?? { indicatorId, period }, mark));
    }
    return [...found.values()];
  }

  return {
    async get(indicatorId, period) {
      const marks = await query(key(indicatorId, period, ''));
      return marks.reduce(merge, { indicatorId, period });
    },
    all: async () => byPeriod(await query()),
    ofIndicator: async (indicatorId) => byPeriod(await query(key(indicatorId, ''))),
    async advance(indicatorId, period, stage, basis) {
      await succeeded(
        entity
          .build(PutItemCommand)
          .item({ indicatorId, period, stage, ...basis })
          .options({ condition: notNewerThan(basis) })
          .send(),
      );
    },
  };
}
