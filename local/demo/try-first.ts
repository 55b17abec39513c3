import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeFileAtomically } from '../aws/atomic-file.ts';
import { tryFirstFile } from './files.ts';
import type { Site } from './site.ts';
import { withRowsToMend } from './wrong-file.ts';

/** What a person may try first: send this file through this link. */
const tryFirstSchema = z.object({ link: z.url(), file: z.string(), wrongFile: z.string() });
export type TryFirst = z.infer<typeof tryFirstSchema>;

const recordPath = (dataDir: string) => join(dataDir, 'try', 'link.json');

/** What an earlier load prepared; undefined when none did. */
export async function readTryFirst(dataDir: string): Promise<TryFirst | undefined> {
  const text = await readFile(recordPath(dataDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : tryFirstSchema.parse(JSON.parse(text));
}

/** Writes the file that is left to send, the same with rows to mend, and a link for both under `<dataDir>/try`. */
export async function prepareTryFirst(site: Site, dataDir: string): Promise<TryFirst> {
  const folder = join(dataDir, 'try');
  const { partnerId, dataset, period, fileName, content } = tryFirstFile;
  const right = content();
  const file = join(folder, fileName);
  const wrongFile = join(folder, fileName.replace('.csv', '-rows-to-mend.csv'));
  await writeFileAtomically(file, right);
  await writeFileAtomically(wrongFile, withRowsToMend(right));
  const { url } = await site.mint({ partnerId, dataset, periods: [period], expiresAt: inDays(365), maximumUses: 100 });
  const tryFirst = { link: url, file, wrongFile };
  // Last, so that what it names is there. It holds a link's token; only its owner may read it.
  await writeFileAtomically(recordPath(dataDir), `${JSON.stringify(tryFirst, undefined, 2)}\n`);
  return tryFirst;
}

/** What the terminal says about it. */
export const tryFirstText = ({ link, file, wrongFile }: TryFirst): string =>
  `
Try this first: Fircrest has not sent its attendance for May yet.
  Open      ${link}
  and send  ${file}
  then look into the inbox. With rows to mend: ${wrongFile}
`;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
