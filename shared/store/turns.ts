import { Entity } from 'dynamodb-toolbox/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

const OVER = 0;

/** One item by name, which says who has the turn and until when, in milliseconds of the epoch. */
export function createTurns(table: StoreTable): Store['turns'] {
  const entity = new Entity({
    name: 'turn',
    table,
    timestamps: false,
    schema: item({ name: string().key(), holder: string(), until: number() }),
    computeKey: ({ name }) => ({ pk: 'turn', sk: name }),
  });
  return {
    take(name, holder, { now, until }) {
      const isNew = { attr: 'until', exists: false } as const;
      const isOver = { attr: 'until', lte: now.getTime() } as const;
      const condition = { or: [isNew, isOver] };
      const turn = { name, holder, until: until.getTime() };
      return succeeded(entity.build(PutItemCommand).item(turn).options({ condition }).send());
    },
    async giveBack(name, holder) {
      const condition = { attr: 'holder', eq: holder } as const;
      await succeeded(entity.build(PutItemCommand).item({ name, holder, until: OVER }).options({ condition }).send());
    },
  };
}
