import { createHash } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManagerClient({});

/** The partnership's key for pseudonyms, 32 bytes, read once a process: the SHA-256 of a long random secret. */
export function pseudonymKey(secretArn: string): () => Promise<Uint8Array> {
  let key: Promise<Uint8Array> | undefined;
  const read = async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    if (!SecretString || SecretString.length < 32)
      throw new Error('The secret for pseudonyms is missing or too short.');
    return new Uint8Array(createHash('sha256').update(SecretString, 'utf8').digest());
  };
  return () => {
    key ??= read().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  };
}
