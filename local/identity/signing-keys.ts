import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod';
import { writeFileAtomically } from '../aws/atomic-file.ts';

const keysSchema = z.object({ signingKey: z.looseObject({ kty: z.literal('RSA') }), cookieKey: z.string() });

/** The secrets of the local issuer, kept in the data folder so that tokens outlive a restart. */
export interface SigningKeys {
  /** A private RSA key. */
  readonly signingKey: JWK;
  readonly cookieKey: string;
}

const pathIn = (dataDir: string) => join(dataDir, 'identity', 'keys.json');

/** The keys in the data folder; `undefined` when there are none yet. */
export async function readSigningKeys(dataDir: string): Promise<SigningKeys | undefined> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : keysSchema.parse(JSON.parse(text));
}

/** The keys in the data folder, made if there are none. */
export async function openSigningKeys(dataDir: string): Promise<SigningKeys> {
  const known = await readSigningKeys(dataDir);
  if (known) return known;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const signingKey = { ...jwk, kty: 'RSA', alg: 'RS256', use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  const keys = { signingKey, cookieKey: randomBytes(32).toString('base64url') };
  await writeFileAtomically(pathIn(dataDir), JSON.stringify(keys));
  return keys;
}

/** The half of a signing key that everyone may know. */
export const publicKey = ({ kty, n, e, alg, use, kid }: JWK): JWK =>
  Object.fromEntries(Object.entries({ kty, n, e, alg, use, kid }).filter(([, value]) => value !== undefined));
