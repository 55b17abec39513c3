import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeFileAtomically } from '../aws/atomic-file.ts';

const schema = z.object({ issuer: z.string(), clientId: z.string(), scopes: z.array(z.string()) });

/** Whose tokens the host accepts, noted at each start for the token command. */
export type IssuerRecord = z.infer<typeof schema>;

const pathIn = (dataDir: string) => join(dataDir, 'identity', 'issuer.json');

export const writeIssuerRecord = (dataDir: string, record: IssuerRecord) =>
  writeFileAtomically(pathIn(dataDir), JSON.stringify(record));

/** `undefined` when no host has run on this data folder. */
export async function readIssuerRecord(dataDir: string): Promise<IssuerRecord | undefined> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}
