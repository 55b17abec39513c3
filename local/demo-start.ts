import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './aws/atomic-file.ts';
import type { Host } from './host.ts';
import { signAccessToken } from './identity/access-token.ts';
import { readIssuerRecord } from './identity/issuer-record.ts';
import { findPerson } from './identity/people.ts';
import { readSigningKeys } from './identity/signing-keys.ts';

/** Loads the demo partnership through the site, as people would, and writes `first-steps.txt` into the data folder. */
export type LoadDemo = (options: {
  siteUrl: string;
  /** Of backbone staff. */
  token: string;
  dataDir: string;
  log: (line: string) => void;
}) => Promise<void>;

/**
 * Loads the demo partnership where there is no data yet, or where an earlier load was cut short.
 * @returns whether it was loaded now
 */
export async function loadDemoWhenEmpty(host: Host, dataDir: string, loadDemo: LoadDemo): Promise<boolean> {
  const unfinished = join(dataDir, 'demo-unfinished');
  const wasCutShort = await readFile(unfinished).then(
    () => true,
    () => false,
  );
  if (!wasCutShort && (await host.hasData())) return false;
  await writeFileAtomically(unfinished, '');
  await loadDemo({ siteUrl: host.siteUrl, token: await backboneToken(dataDir), dataDir, log: console.log });
  await rm(unfinished);
  return true;
}

async function backboneToken(dataDir: string): Promise<string> {
  const [person, issuer, keys] = [
    findPerson('backbone'),
    await readIssuerRecord(dataDir),
    await readSigningKeys(dataDir),
  ];
  if (!person || !issuer || !keys) throw new Error('The template has no client to sign in with.');
  return signAccessToken(person, issuer, keys);
}
