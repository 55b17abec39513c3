import * as z from 'zod';
import { concurrently } from './concurrently.ts';
import type { Site } from './site.ts';

const AT_ONCE = 4;

/** What staff define, by its path in the API; each kind after those that it refers to. */
export type Records = { path: string; records: readonly { id: string }[] }[];

/** Saves what is not there yet: what staff have changed since stays as they left it. False where all were there. */
export async function saveMissing(api: Site['api'], records: Records): Promise<boolean> {
  let isNew = false;
  for (const { path, records: wanted } of records) {
    const known = await idsAt(api, path);
    const missing = wanted.filter(({ id }) => !known.has(id));
    await concurrently(missing, AT_ONCE, async ({ id, ...record }) => {
      await api('PUT', `/api/${path}/${id}`, record);
    });
    isNew ||= missing.length > 0;
  }
  return isNew;
}

async function idsAt(api: Site['api'], path: string): Promise<Set<string>> {
  const listed = z.record(z.string(), z.array(z.object({ id: z.string() }))).parse(await api('GET', `/api/${path}`));
  return new Set(listed[path]?.map(({ id }) => id));
}
