import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { any } from 'dynamodb-toolbox/schema/any';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import type { Mapping } from '../submissions/mapping/mapping.ts';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

export function createMappings(table: StoreTable): Store['mappings'] {
  const ofSubmission = new Entity({
    name: 'mapping-of-submission',
    table,
    timestamps: false,
    schema: item({ id: string().key(), value: any().castAs<Mapping>() }),
    computeKey: ({ id }) => ({ pk: 'mapping-of-submission', sk: id }),
  });
  const remembered = new Entity({
    name: 'mapping',
    table,
    timestamps: false,
    schema: item({
      partnerId: string().key(),
      dataset: string().key(),
      sequence: number(),
      value: any().castAs<Mapping>(),
    }),
    computeKey: ({ partnerId, dataset }) => ({ pk: 'mapping', sk: key(partnerId, dataset) }),
  });
  return {
    async create(submissionId, mapping) {
      await ofSubmission.build(PutItemCommand).item({ id: submissionId, value: mapping }).send();
    },
    async ofSubmission(submissionId) {
      const found = await ofSubmission
        .build(GetItemCommand)
        .key({ id: submissionId })
        .options({ consistent: true })
        .send();
      return found.Item?.value;
    },
    async remembered(partnerId, dataset) {
      const found = await remembered
        .build(GetItemCommand)
        .key({ partnerId, dataset })
        .options({ consistent: true })
        .send();
      return found.Item?.value;
    },
    async record(partnerId, dataset, sequence, mapping) {
      await succeeded(
        remembered
          .build(PutItemCommand)
          .item({ partnerId, dataset, sequence, value: mapping })
          .options({
            condition: {
              or: [
                { attr: 'sequence', exists: false },
                { attr: 'sequence', lt: sequence },
              ],
            },
          })
          .send(),
      );
    },
  };
}
