import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { binary } from 'dynamodb-toolbox/schema/binary';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { FIXED, type Freedom } from '../disclosure/freedom.ts';
import { type DisclosureMemory, NO_MEMORY } from '../disclosure/memory.ts';
import { compress, decompress } from './compressed.ts';
import { succeeded } from './conditional.ts';
import type { Store } from './store.ts';
import { key, type StoreTable } from './table.ts';

/** One item for a population and school year; every change is one conditional write. */
export function createDisclosure(table: StoreTable): Store['disclosure'] {
  const entity = new Entity({
    name: 'disclosure',
    table,
    timestamps: false,
    schema: item({
      populationId: string().key(),
      schoolYear: string().key(),
      version: number(),
      pattern: number(),
      memory: binary(),
    }),
    computeKey: ({ populationId, schoolYear }) => ({ pk: 'disclosure', sk: key(schoolYear, populationId) }),
  });
  return {
    async get(populationId, schoolYear) {
      const { Item } = await entity
        .build(GetItemCommand)
        .key({ populationId, schoolYear })
        .options({ consistent: true })
        .send();
      if (!Item) return { memory: NO_MEMORY, version: 0, pattern: 0 };
      return { memory: unpack(Item.memory), version: Item.version, pattern: Item.pattern };
    },
    async patterns() {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(entity)
        .query({ partition: 'disclosure' })
        .options({
          consistent: true,
          maxPages: Number.POSITIVE_INFINITY,
          attributes: ['populationId', 'schoolYear', 'pattern'],
        })
        .send();
      return Items.map(({ populationId, schoolYear, pattern }) => ({ populationId, schoolYear, pattern }));
    },
    replace(populationId, schoolYear, { memory, version, pattern }) {
      const condition =
        version === 0 ? ({ attr: 'version', exists: false } as const) : ({ attr: 'version', eq: version } as const);
      return succeeded(
        entity
          .build(PutItemCommand)
          .item({ populationId, schoolYear, version: version + 1, pattern, memory: pack(memory) })
          .options({ condition })
          .send(),
      );
    },
  };
}

/** Down and up, of those who meet the definition, those who do not, and all; 0 for what is known. */
type PackedFreedom = 0 | [number, number, number, number, number, number];

type Packed = {
  hidden: string[];
  places: string[];
  told: string[];
  open: [indicatorId: string, cells: [key: string, freedom: PackedFreedom][]][];
  nearlyKnown: string[];
};

function pack({ hidden, places, told, open, nearlyKnown }: DisclosureMemory): Uint8Array {
  const packed: Packed = {
    hidden: [...hidden],
    places: [...places],
    told: [...told],
    open: [...open].map(([indicatorId, cells]) => [indicatorId, [...cells].map(([cell, one]) => [cell, packOne(one)])]),
    nearlyKnown: [...nearlyKnown],
  };
  return compress(packed);
}

const packOne = (freedom: Freedom): PackedFreedom =>
  freedom === FIXED ? 0 : [...freedom.meets, ...freedom.not, ...freedom.students];

function unpack(bytes: Uint8Array): DisclosureMemory {
  const { hidden, places, told, open, nearlyKnown } = decompress<Packed>(bytes);
  return {
    hidden: new Set(hidden),
    places: new Set(places),
    told: new Set(told),
    open: new Map(
      open.map(([indicatorId, cells]) => [indicatorId, new Map(cells.map(([cell, one]) => [cell, unpackOne(one)]))]),
    ),
    nearlyKnown: new Set(nearlyKnown),
  };
}

function unpackOne(packed: PackedFreedom): Freedom {
  if (packed === 0) return FIXED;
  const [a, b, c, d, e, f] = packed;
  return { meets: [a, b], not: [c, d], students: [e, f] };
}
