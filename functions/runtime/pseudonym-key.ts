import { createHash } from 'node:crypto';

/** The partnership's key for pseudonyms, 32 bytes, read once a process: the SHA-256 of a long random secret. */
export function pseudonymKey(secretArn: string): () => Promise<Uint8Array> {
  let key: Promise<Uint8Array> | undefined;
  const read = async () => {
    // Needed once, so not at the start of the function.
    const { readSecret } = await import('./read-secret.ts');
    const secret = await readSecret(secretArn);
    if (!secret || secret.length < 32) throw new Error('The secret for pseudonyms is missing or too short.');
    return new Uint8Array(createHash('sha256').update(secret, 'utf8').digest());
  };
  return () => {
    key ??= read().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  };
}
