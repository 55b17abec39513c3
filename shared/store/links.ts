import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { any } from 'dynamodb-toolbox/schema/any';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import type { Link } from '../submissions/link.ts';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import type { StoreTable } from './table.ts';

/** What a link's life changes stands in attributes of its own, so that counting a use is one conditional write. */
type Scope = Omit<Link, 'id' | 'uses' | 'lastUsedAt' | 'revokedAt'>;

export function createLinks(table: StoreTable): Store['links'] {
  const entity = new Entity({
    name: 'link',
    table,
    timestamps: false,
    schema: item({
      id: string().key(),
      scope: any().castAs<Scope>(),
      maximumUses: number(),
      expiresAt: string(),
      uses: number(),
      lastUsedAt: string().optional(),
      revokedAt: string().optional(),
    }),
    computeKey: ({ id }) => ({ pk: 'link', sk: id }),
  });
  type Stored = {
    id: string;
    scope: Scope;
    uses: number;
    lastUsedAt?: string | undefined;
    revokedAt?: string | undefined;
  };
  const read = ({ id, scope, uses, lastUsedAt, revokedAt }: Stored): Link => ({
    ...scope,
    id,
    uses,
    ...(lastUsedAt && { lastUsedAt }),
    ...(revokedAt && { revokedAt }),
  });

  const links: Store['links'] = {
    async create({ id, uses, lastUsedAt, revokedAt, ...scope }) {
      const { maximumUses, expiresAt } = scope;
      await entity
        .build(PutItemCommand)
        .item({ id, scope, maximumUses, expiresAt, uses, lastUsedAt, revokedAt })
        .options({ condition: { attr: 'id', exists: false } })
        .send();
    },
    async get(id) {
      const { Item } = await entity.build(GetItemCommand).key({ id }).options({ consistent: true }).send();
      return Item && read(Item);
    },
    async list() {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(entity)
        .query({ partition: 'link' })
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(read);
    },
    use(id, now) {
      const at = now.toISOString();
      return succeeded(
        entity
          .build(UpdateItemCommand)
          .item({ id, uses: $add(1), lastUsedAt: at })
          .options({
            condition: {
              and: [
                { attr: 'uses', lt: { attr: 'maximumUses' } },
                { attr: 'expiresAt', gt: at },
                { attr: 'revokedAt', exists: false },
              ],
            },
          })
          .send(),
      );
    },
    async revoke(id, now) {
      await succeeded(
        entity
          .build(UpdateItemCommand)
          .item({ id, revokedAt: now.toISOString() })
          .options({
            condition: {
              and: [
                { attr: 'uses', exists: true },
                { attr: 'revokedAt', exists: false },
              ],
            },
          })
          .send(),
      );
      return links.get(id);
    },
  };
  return links;
}
