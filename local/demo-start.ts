import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './aws/atomic-file.ts';
import type { Host } from './host.ts';
import { signAccessToken } from './identity/access-token.ts';
import { readIssuerRecord } from './identity/issuer-record.ts';
import { findPerson } from './identity/people.ts';
import { readSigningKeys } from './identity/signing-keys.ts';

/**
 * Loads the demo partnership where there is no data yet, or where an earlier load was cut short.
 * @param signal ends the load; the next start goes on with it
 */
export async function loadDemoWhenEmpty(host: Host, dataDir: string, signal: AbortSignal): Promise<void> {
  const unfinished = join(dataDir, 'demo-unfinished');
  const wasCutShort = await readFile(unfinished).then(
    () => true,
    () => false,
  );
  if (!wasCutShort && (await host.hasData())) return;
  await writeFileAtomically(unfinished, '');
  const { loadDemo } = await import('./demo/load.ts');
  await loadDemo({ siteUrl: host.siteUrl, token: await backboneToken(dataDir), dataDir, log: console.log, signal });
  await rm(unfinished);
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
