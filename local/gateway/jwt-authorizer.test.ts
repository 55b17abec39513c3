import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { authorize, type Issuer, textClaims } from './jwt-authorizer.ts';

const url = 'http://127.0.0.1:8080/identity';
const authorizer = { issuer: url, audiences: ['site'] };
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: Keys;
let otherKeys: Keys;
let issuer: Issuer;
beforeAll(async () => {
  [keys, otherKeys] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  issuer = { url, keys: createLocalJWKSet({ keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256' }] }) };
});

const now = () => Math.floor(Date.now() / 1000);
const sign = (claims: Record<string, unknown>, { privateKey } = keys) =>
  new SignJWT({ iss: url, client_id: 'site', exp: now() + 60, ...claims })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(privateKey);
const check = async (token: string, scopes: string[] = []) => authorize(`Bearer ${token}`, authorizer, scopes, issuer);

describe('the JWT authorizer', () => {
  it('takes a token for one of its audiences, as client_id or as aud', async () => {
    expect(await check(await sign({}))).toMatchObject({ allowed: true });
    expect(await check(await sign({ aud: 'site', client_id: 'another' }))).toMatchObject({ allowed: true });
    expect(await authorize(await sign({}), authorizer, [], issuer)).toMatchObject({ allowed: true });
  });

  it.each<[string, Record<string, unknown>]>([
    ['that is over', { exp: now() - 60 }],
    ['that is not yet good', { nbf: now() + 600 }],
    ['without an end', { exp: undefined }],
    ['of another issuer', { iss: 'http://evil.example' }],
    ['for another client', { client_id: 'another' }],
    ['whose aud is another, whatever its client_id', { aud: 'another' }],
  ])('answers 401 to a token %s', async (_, claims) => {
    expect(await check(await sign(claims))).toMatchObject({ allowed: false, status: 401, message: 'Unauthorized' });
  });

  it('answers 401 to a token signed by another key, to one that is not signed, and to none', async () => {
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await sign({})).split('.')[1]}.`;
    for (const token of [await sign({}, otherKeys), unsigned, 'abc', '']) {
      expect(await check(token)).toMatchObject({ allowed: false, status: 401 });
    }
    expect(await authorize(undefined, authorizer, [], issuer)).toMatchObject({ allowed: false, status: 401 });
  });

  it('answers 403 to a token that lacks the route’s scope', async () => {
    expect(await check(await sign({ scope: 'openid' }), ['write'])).toMatchObject({ allowed: false, status: 403 });
    expect(await check(await sign({ scope: 'openid write' }), ['write', 'admin'])).toMatchObject({
      allowed: true,
      jwt: { scopes: ['openid', 'write'] },
    });
  });
});

describe('claims', () => {
  it('reach the function as text, lists in brackets', () => {
    expect(
      textClaims({ sub: 'a', exp: 1795000000, verified: true, 'cognito:groups': ['backbone', 'manager'] }),
    ).toEqual({
      sub: 'a',
      exp: '1795000000',
      verified: 'true',
      'cognito:groups': '[backbone manager]',
    });
  });
});
