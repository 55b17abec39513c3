import type * as z from 'zod';
import { type Collection, VersionConflict, type Versioned } from '../../shared/store/store.ts';
import { type FieldError, invalidRequest, Problem } from '../http/problem.ts';

type Identified = { id: string };

/** What one kind of record asks for beyond its schema. */
export type RecordPolicy<T extends Identified> = {
  /** How people call one of them, for example `place`. */
  word: string;
  schema: z.ZodType<T>;
  collection: Collection<T>;
  /** Fields that do not fit what is there. */
  check(record: T, stored: Versioned<T> | undefined): Promise<FieldError[]>;
  /** What refers to it and would be left behind, in words. */
  referrers(record: Versioned<T>): Promise<string[]>;
  /** What has to be computed again after a save or a removal; `stored` is what was there before. */
  changed?(record: T, stored: T | undefined): Promise<void>;
};

type PutRequest = {
  params: { id: string };
  headers: { 'if-match'?: string | undefined };
  body: { id?: string | undefined };
};

/** Read, save and remove, the same for every kind of record that staff define. */
export function recordHandlers<T extends Identified>(policy: RecordPolicy<T>) {
  const { collection } = policy;
  const read = async (id: string): Promise<Versioned<T>> => {
    const stored = await collection.get(id);
    if (!stored) throw new Problem('not-found', `There is no ${policy.word} ${id}.`);
    return stored;
  };
  return {
    get: async ({ params }: { params: { id: string } }) => answerOf(200, await read(params.id)),
    async put({ params, headers, body }: PutRequest) {
      checkId(params.id, body);
      const record = policy.schema.parse({ ...body, id: params.id });
      const stored = await collection.get(params.id);
      const errors = await policy.check(record, stored);
      if (errors.length > 0) throw invalidRequest(errors);
      const saved = await save(policy, record, headers['if-match'], stored);
      await policy.changed?.(record, stored);
      return saved.version === 1 ? answerOf(201, saved) : answerOf(200, saved);
    },
    async remove({ params }: { params: { id: string } }) {
      const stored = await read(params.id);
      const referrers = await policy.referrers(stored);
      if (referrers.length > 0) {
        const detail = `The ${policy.word} ${params.id} is still needed by ${referrers.join(', ')}. Change or remove those first.`;
        throw new Problem('conflict', detail);
      }
      await collection.remove(params.id);
      await policy.changed?.(stored, stored);
      return { status: 204 as const };
    },
  };
}

/** A body may repeat the id of the address. */
export function checkId(id: string, body: { id?: string | undefined }): void {
  if (body.id === undefined || body.id === id) return;
  throw invalidRequest([{ field: 'id', message: `must be ${id} as in the address, or left out` }]);
}

/** A record with its version as ETag. */
export function answerOf<S extends 200 | 201, T>(status: S, body: Versioned<T>) {
  return { status, body, headers: { etag: `"${body.version}"` } };
}

async function save<T extends Identified>(
  { word, collection }: RecordPolicy<T>,
  record: T,
  ifMatch: string | undefined,
  stored: Versioned<T> | undefined,
): Promise<Versioned<T>> {
  const conflict = () =>
    new Problem(
      ifMatch === undefined ? 'conflict' : 'version-conflict',
      `The ${word} ${record.id} is not the version that you read. Read it again and save once more.`,
    );
  if (ifMatch === '*' && !stored) throw conflict();
  try {
    return await collection.put(record, expectedVersion(ifMatch, stored));
  } catch (error) {
    throw error instanceof VersionConflict ? conflict() : error;
  }
}

function expectedVersion(ifMatch: string | undefined, stored: { version: number } | undefined): number | undefined {
  if (ifMatch === undefined) return undefined;
  return ifMatch === '*' ? stored?.version : Number(ifMatch.replaceAll('"', ''));
}
