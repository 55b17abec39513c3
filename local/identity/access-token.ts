import { importJWK, SignJWT } from 'jose';
import { accessTokenClaims } from './claims.ts';
import type { Person } from './people.ts';
import type { SigningKeys } from './signing-keys.ts';

/**
 * Signs an access token as the issuer would give it to the person when they signed in.
 * @param hours how long it lasts; 12 when left out
 */
export async function signAccessToken(
  person: Person,
  { issuer, clientId, scopes }: { issuer: string; clientId: string; scopes: readonly string[] },
  { signingKey }: SigningKeys,
  hours = 12,
): Promise<string> {
  return new SignJWT({ ...accessTokenClaims(person, clientId), scope: scopes.join(' ') })
    .setProtectedHeader({ alg: 'RS256', kid: signingKey.kid ?? '', typ: 'JWT' })
    .setIssuer(issuer)
    .setSubject(person.username)
    .setIssuedAt()
    .setExpirationTime(`${hours}h`)
    .sign(await importJWK(signingKey, 'RS256'));
}
