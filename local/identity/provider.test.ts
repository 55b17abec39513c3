import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../free-port.ts';
import { answerMessage } from '../gateway/answer.ts';
import { type Gateway, openGateway } from '../gateway/gateway.ts';
import { authorize, type Issuer } from '../gateway/jwt-authorizer.ts';
import { createIdentityProvider } from './provider.ts';
import { openSigningKeys, publicKey } from './signing-keys.ts';

let folder: string;
let site: string;
let gateway: Gateway;
let issuer: Issuer;
const clientId = 'site-client';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  const port = await findFreePort();
  site = `http://127.0.0.1:${port}`;
  const keys = await openSigningKeys(folder);
  issuer = { url: `${site}/identity`, keys: createLocalJWKSet({ keys: [publicKey(keys.signingKey)] }) };
  const client = {
    id: clientId,
    redirectUris: [`${site}/signed-in`],
    logoutUris: [`${site}/`],
    scopes: ['openid', 'email', 'profile'],
    accessTokenLifetime: 900,
  };
  const identity = createIdentityProvider(issuer.url, [client], keys);
  gateway = await openGateway(port, { identity }, (_, response) => answerMessage(response, 404, 'Not Found'));
});
afterAll(async () => {
  await gateway.close(0);
  await rm(folder, { recursive: true, force: true });
});

/** A browser, as far as signing in needs one: keeps cookies and shows each redirect. */
function createBrowser() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(url, site), {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return { response, location: response.headers.get('location') ?? '', text: await response.text() };
  };
}

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

const authorizeUrl = (more: Record<string, string> = {}) =>
  `/identity/oauth2/authorize?${new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${site}/signed-in`,
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'state-1',
    nonce: 'nonce-1',
    ...more,
  })}`;

async function signIn(person: string) {
  const browse = createBrowser();
  const choose = await browse((await browse(authorizeUrl())).location);
  const action = /action="([^"]+)"/.exec(choose.text)?.[1] ?? '';
  const resume = await browse(action, { person });
  const back = await browse(resume.location);
  return { browse, choose, back: new URL(back.location, site) };
}

const exchange = (code: string, code_verifier = verifier) =>
  fetch(`${site}/identity/oauth2/token`, {
    method: 'POST',
    headers: { origin: site },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: `${site}/signed-in`,
      code,
      code_verifier,
    }),
  });

describe('signing in', () => {
  it('describes itself under the issuer’s address', async () => {
    const metadata = await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json();
    expect(metadata).toMatchObject({
      issuer: issuer.url,
      authorization_endpoint: `${issuer.url}/oauth2/authorize`,
      token_endpoint: `${issuer.url}/oauth2/token`,
      end_session_endpoint: `${issuer.url}/logout`,
    });
  });

  it('offers the made people on a page that runs nothing', async () => {
    const { choose } = await signIn('backbone');
    expect(choose.text).toContain('value="backbone"');
    expect(choose.response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('gives tokens that the API’s authorizer takes, with Cognito’s claims', async () => {
    const { back } = await signIn('manager');
    expect([back.pathname, back.searchParams.get('state')]).toEqual(['/signed-in', 'state-1']);
    const response = await exchange(back.searchParams.get('code') ?? '');
    const tokens = (await response.json()) as { access_token: string; id_token: string; expires_in: number };
    expect([response.status, tokens.expires_in]).toEqual([200, 900]);
    const authorizer = { issuer: issuer.url, audiences: [clientId] };
    expect(await authorize(`Bearer ${tokens.access_token}`, authorizer, [], issuer)).toMatchObject({
      allowed: true,
      jwt: { claims: { sub: 'manager', token_use: 'access', client_id: clientId, 'cognito:groups': '[manager]' } },
    });
    const { payload } = await jwtVerify(tokens.id_token, issuer.keys, { audience: clientId });
    expect(payload).toMatchObject({
      token_use: 'id',
      nonce: 'nonce-1',
      name: 'Jordan Ames',
      email: 'jordan.ames@partnership.example',
      'cognito:groups': ['manager'],
    });
  });

  it('gives no token to who does not know the verifier', async () => {
    const { back } = await signIn('backbone');
    expect((await exchange(back.searchParams.get('code') ?? '', randomBytes(32).toString('base64url'))).status).toBe(
      400,
    );
  });

  it.each([
    ['another address to come back to', { redirect_uri: 'http://evil.example/' }],
    ['no challenge', { code_challenge: '', code_challenge_method: '' }],
  ])('refuses %s', async (_, more) => {
    const { response, location, text } = await createBrowser()(authorizeUrl(more));
    expect(location.includes('error=') || (response.status === 400 && text.includes('did not work'))).toBe(true);
    expect(location).not.toContain('evil.example');
  });

  it('remembers the person until they sign out, by OpenID’s name of the way back or Cognito’s', async () => {
    const { browse } = await signIn('backbone');
    expect((await browse(authorizeUrl())).location).toContain('/signed-in?code=');
    const ask = await browse(`/identity/logout?client_id=${clientId}&logout_uri=${encodeURIComponent(`${site}/`)}`);
    const [action, secret] = [/action="([^"]+)"/, /name="xsrf" value="([^"]+)"/].map(
      (part) => part.exec(ask.text)?.[1] ?? '',
    );
    const out = await browse(action ?? '', { xsrf: secret ?? '', logout: 'yes' });
    expect(out.location).toBe(`${site}/`);
    expect((await browse(authorizeUrl())).location).toContain('/identity/choose/');
  });
});
