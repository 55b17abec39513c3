import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './aws/atomic-file.ts';
import type { AccessKey } from './functions/environment.ts';

/**
 * Opens the source of the functions' access keys: each function has its own, the same at every start, so that uploads
 * that were signed before a restart are still good after it.
 */
export async function openAccessKeys(dataDir: string): Promise<(functionName: string) => AccessKey> {
  const path = join(dataDir, 'access-keys');
  const root = await readFile(path).catch(async () => {
    const fresh = randomBytes(32);
    await writeFileAtomically(path, fresh);
    return fresh;
  });
  const derive = (purpose: string, functionName: string) =>
    createHmac('sha256', root).update(`${purpose}/${functionName}`).digest();
  return (functionName) => ({
    accessKeyId: `AKIA${derive('id', functionName).toString('hex').toUpperCase().slice(0, 16)}`,
    secretAccessKey: derive('secret', functionName).toString('base64url').slice(0, 40),
  });
}
