import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Entity } from 'dynamodb-toolbox/entity';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { binary } from 'dynamodb-toolbox/schema/binary';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import type { BlockAddress, Store } from './store.ts';
import { key, padded, type StoreTable } from './table.ts';

/** As many items as one call may write. */
const AT_ONCE = 25;

type PartAddress = BlockAddress & { part: number };
type Part = PartAddress & { parts: number; bytes: Uint8Array };

/** Blocks are written and read many at a time; each part of a block is one item that tells how many parts there are. */
export function createBlocks(table: StoreTable): Store['blocks'] {
  const entity = new Entity({
    name: 'block',
    table,
    timestamps: false,
    schema: item({
      sequence: number().key(),
      placeId: string().key(),
      part: number().key(),
      parts: number(),
      bytes: binary(),
    }),
    computeKey: ({ sequence, placeId, part }) => ({ pk: key('block', padded(sequence), placeId), sk: padded(part, 4) }),
  });

  const client = table.getDocumentClient();
  const name = table.getName();
  const putOne = (part: Part) => entity.build(PutItemCommand).item(part);
  const getOne = (address: PartAddress) => entity.build(GetItemCommand).key(address).options({ consistent: true });

  /** What a busy table leaves undone is done one by one, which the client repeats with pauses. */
  async function putChunk(chunk: Part[]): Promise<void> {
    const requests = chunk.map((part) => ({ PutRequest: { Item: putOne(part).params().Item } }));
    const command = new BatchWriteCommand({ RequestItems: { [name]: requests } });
    const { UnprocessedItems = {} } = await client.send(command);
    if (Object.keys(UnprocessedItems).length > 0) await Promise.all(chunk.map((part) => putOne(part).send()));
  }

  /** The same for what did not fit into one answer. */
  async function getChunk(chunk: PartAddress[]): Promise<(Part | undefined)[]> {
    const keys = chunk.map((address) => getOne(address).params().Key ?? {});
    const command = new BatchGetCommand({ RequestItems: { [name]: { Keys: keys, ConsistentRead: true } } });
    const items = (await client.send(command)).Responses?.[name] ?? [];
    const found = new Map(items.map((one) => [key(one.pk, one.sk), one as Part]));
    return Promise.all(
      chunk.map(async (address, index) => {
        const { pk, sk } = keys[index] ?? {};
        return found.get(key(pk, sk)) ?? (await getOne(address).send()).Item;
      }),
    );
  }

  async function getParts(addresses: PartAddress[]): Promise<(Part | undefined)[]> {
    return (await Promise.all(inChunks(addresses).map(getChunk))).flat();
  }

  return {
    async put(sequence, blocks) {
      const all = [...blocks].flatMap(([placeId, parts]) =>
        parts.map((bytes, part): Part => ({ sequence, placeId, part, parts: parts.length, bytes })),
      );
      await Promise.all(inChunks(all).map(putChunk));
    },
    async get(addresses) {
      const firsts = await getParts(addresses.map((address) => ({ ...address, part: 0 })));
      return Promise.all(
        firsts.map(async (first) => {
          if (!first) return [];
          const { sequence, placeId, parts } = first;
          const others = Array.from({ length: parts - 1 }, (_, at) => ({ sequence, placeId, part: at + 1 }));
          return [first, ...(await getParts(others))].map(bytesOf);
        }),
      );
    },
    async remove(addresses) {
      for (const { sequence, placeId } of addresses) {
        const { Items = [] } = await table
          .build(QueryCommand)
          .entities(entity)
          .query({ partition: key('block', padded(sequence), placeId) })
          .options({
            consistent: true,
            attributes: ['sequence', 'placeId', 'part'],
            maxPages: Number.POSITIVE_INFINITY,
          })
          .send();
        await Promise.all(Items.map((part) => entity.build(DeleteItemCommand).key(part).send()));
      }
    },
  };
}

function bytesOf(part: Part | undefined): Uint8Array {
  if (!part) throw new RangeError('A part of a block is missing in the table.');
  return part.bytes;
}

function inChunks<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}
