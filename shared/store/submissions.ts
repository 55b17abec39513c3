import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { any } from 'dynamodb-toolbox/schema/any';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import type { Report } from '../submissions/report.ts';
import type { Submission } from '../submissions/submission.ts';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

type Entry = Omit<Submission, 'report'>;

function createEntities(table: StoreTable) {
  return {
    counter: new Entity({
      name: 'sequence',
      table,
      timestamps: false,
      schema: item({ id: string().key(), last: number() }),
      computeKey: ({ id }) => ({ pk: 'sequence', sk: id }),
    }),
    entry: new Entity({
      name: 'submission',
      table,
      timestamps: false,
      schema: item({ id: string().key(), value: any().castAs<Entry>(), revision: number() }),
      computeKey: ({ id }) => ({ pk: 'submission', sk: id }),
    }),
    /** Kept apart: it may be long, and lists do not need it. */
    report: new Entity({
      name: 'report',
      table,
      timestamps: false,
      schema: item({ id: string().key(), value: any().castAs<Report>() }),
      computeKey: ({ id }) => ({ pk: 'report', sk: id }),
    }),
  };
}

export function createSubmissions(table: StoreTable): Store['submissions'] {
  const { counter, entry, report } = createEntities(table);

  const read = (id: string) =>
    entry
      .build(GetItemCommand)
      .key({ id })
      .options({ consistent: true })
      .send()
      .then(({ Item }) => Item);

  async function list(limit?: number): Promise<Submission[]> {
    const { Items = [] } = await table
      .build(QueryCommand)
      .entities(entry)
      .query({ partition: 'submission' })
      .options({ consistent: true, reverse: true, ...(limit ? { limit } : { maxPages: Number.POSITIVE_INFINITY }) })
      .send();
    return Items.map(({ value }) => value);
  }

  return {
    list,
    async nextSequence() {
      const { Attributes } = await counter
        .build(UpdateItemCommand)
        .item({ id: 'submission', last: $add(1) })
        .options({ returnValues: 'UPDATED_NEW' })
        .send();
      if (Attributes?.last === undefined) throw new Error('The counter of submissions gave no number.');
      return Attributes.last;
    },
    async create(submission) {
      await entry
        .build(PutItemCommand)
        .item({ id: submission.id, value: submission, revision: 1 })
        .options({ condition: { attr: 'id', exists: false } })
        .send();
    },
    async get(id) {
      const [found, detail] = await Promise.all([
        read(id),
        report.build(GetItemCommand).key({ id }).options({ consistent: true }).send(),
      ]);
      return found && { ...found.value, ...(detail.Item && { report: detail.Item.value }) };
    },
    async ofPeriod(partnerId, dataset, period) {
      return (await list()).filter(
        (one) => one.partnerId === partnerId && one.dataset === dataset && one.period === period,
      );
    },
    async update(id, { report: detail, ...change }, from) {
      for (;;) {
        const found = await read(id);
        if (!found) throw new Error(`There is no submission ${id} to update.`);
        if (from !== undefined && found.value.state !== from) return false;
        if (detail) await report.build(PutItemCommand).item({ id, value: detail }).send();
        const saved = await succeeded(
          entry
            .build(PutItemCommand)
            .item({ id, value: { ...found.value, ...change }, revision: found.revision + 1 })
            .options({ condition: { attr: 'revision', eq: found.revision } })
            .send(),
        );
        if (saved) return true;
      }
    },
  };
}
