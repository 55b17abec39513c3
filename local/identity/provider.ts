import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { answerMessage } from '../gateway/answer.ts';
import type { Answer } from '../gateway/gateway.ts';
import type { IdentityClient } from '../template/identity.ts';
import { accessTokenClaims, idTokenClaims } from './claims.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { choosePersonPage, PAGE_POLICY, signedOutPage, signInErrorPage, signOutPage } from './pages.ts';
import { demoPeople, findPerson } from './people.ts';
import type { SigningKeys } from './signing-keys.ts';

const CHOOSE = '/choose/';
/** Access tokens are made for a resource; the provider wants it to have a name. */
const RESOURCE = 'urn:throughline:api';

/**
 * The OpenID provider that stands for the user pool: authorization code with PKCE, paths and claims as Cognito has
 * them, and in place of a password a page to choose a made person.
 * @param issuer its URL, such as `http://127.0.0.1:8080/identity`; the answer serves the paths under it
 */
export function createIdentityProvider(issuer: string, clients: readonly IdentityClient[], keys: SigningKeys): Answer {
  const mount = new URL(issuer).pathname;
  const provider = new Provider(issuer, configure(issuer, clients, keys));
  const answer = provider.callback();
  return async (request, response) => {
    const original = request.url ?? '/';
    const url = toOpenIdLogout(original.slice(mount.length) || '/');
    if (url.startsWith(CHOOSE)) return choosePerson(provider, mount, request, response);
    // The provider learns where it is mounted from what Express would tell it.
    Object.assign(request, { originalUrl: mount + url, url });
    await answer(request, response);
  };
}

function configure(issuer: string, clients: readonly IdentityClient[], keys: SigningKeys): Configuration {
  const { origin, pathname } = new URL(issuer);
  return {
    adapter: createMemoryAdapter(),
    clients: clients.map(toClientMetadata),
    jwks: { keys: [{ ...keys.signingKey, kty: 'RSA' }] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: [keys.cookieKey] },
    routes: ROUTES,
    scopes: ['openid', 'email', 'profile'],
    claims: CLAIMS,
    conformIdTokenClaims: false,
    clientBasedCORS: (_context, caller) => caller === origin,
    findAccount: (_context, id) => {
      const person = findPerson(id);
      return person && { accountId: id, claims: () => ({ sub: id, ...idTokenClaims(person) }) };
    },
    extraTokenClaims: (_context, token) => tokenClaims(token),
    loadExistingGrant: grantEverything,
    issueRefreshToken: async () => true,
    interactions: { url: (_context, { uid }) => `${pathname}${CHOOSE}${uid}` },
    features: configureFeatures(new Map(clients.map(({ id, accessTokenLifetime }) => [id, accessTokenLifetime]))),
    ttl: {
      AccessToken: (_context, { resourceServer }) => resourceServer?.accessTokenTTL ?? HOUR,
      AuthorizationCode: MINUTE,
      Interaction: HOUR,
      IdToken: HOUR,
      RefreshToken: DAY,
      Session: DAY,
      Grant: DAY,
    },
    renderError: (context, { error, error_description }) =>
      showPage(context, signInErrorPage(error_description ?? error)),
  };
}

/** Seconds. */
const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];
/** As Cognito has them. */
const ROUTES = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  userinfo: '/oauth2/userInfo',
  revocation: '/oauth2/revoke',
  end_session: '/logout',
  jwks: '/.well-known/jwks.json',
};
/** Of the ID token, by the scope that asks for them. */
const CLAIMS = {
  openid: ['sub', 'token_use', 'cognito:username', 'cognito:groups'],
  email: ['email', 'email_verified'],
  profile: ['name'],
};

const toClientMetadata = ({ id, redirectUris, logoutUris, scopes }: IdentityClient): ClientMetadata => ({
  client_id: id,
  redirect_uris: [...redirectUris],
  post_logout_redirect_uris: [...logoutUris],
  scope: scopes.join(' '),
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
});

/** @param lifetimes of access tokens in seconds, by client */
const configureFeatures = (lifetimes: ReadonlyMap<string, number>): NonNullable<Configuration['features']> => ({
  devInteractions: { enabled: false },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (context, form) => showPage(context, signOutPage(form)),
    postLogoutSuccessSource: (context) => showPage(context, signedOutPage()),
  },
  // Only the tokens for a resource are JWTs, so there is one resource: the API.
  resourceIndicators: {
    enabled: true,
    defaultResource: () => RESOURCE,
    useGrantedResource: () => true,
    getResourceServerInfo: (_context, _resource, client) => ({
      audience: client.clientId,
      scope: client.scope ?? 'openid',
      accessTokenFormat: 'jwt',
      accessTokenTTL: lifetimes.get(client.clientId) ?? HOUR,
      jwt: { sign: { alg: 'RS256' } },
    }),
  },
});

function tokenClaims(token: object): ReturnType<typeof accessTokenClaims> | undefined {
  const { accountId, clientId } = token as { accountId?: string; clientId?: string };
  const person = accountId === undefined ? undefined : findPerson(accountId);
  return person && clientId !== undefined ? accessTokenClaims(person, clientId) : undefined;
}

/** The partnership's own page asks nobody for consent. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid email profile');
  grant.addResourceScope(RESOURCE, 'openid email profile');
  await grant.save();
  return grant;
}

function showPage(context: KoaContextWithOIDC, html: string): void {
  context.set('content-security-policy', PAGE_POLICY);
  context.type = 'html';
  context.body = html;
}

async function choosePerson(provider: Provider, mount: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method === 'POST') {
    const person = findPerson(new URLSearchParams(await text(request)).get('person') ?? '');
    if (!person) return answerMessage(response, 400, 'There is no such person.');
    return provider.interactionFinished(request, response, { login: { accountId: person.username } });
  }
  const { uid } = await provider.interactionDetails(request, response);
  sendPage(response, choosePersonPage(demoPeople, `${mount}${CHOOSE}${uid}`));
}

function sendPage(response: ServerResponse, html: string): void {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(200, { ...headers, 'content-security-policy': PAGE_POLICY }).end(html);
}

/** Cognito's logout page calls `logout_uri` what OpenID calls `post_logout_redirect_uri`. */
function toOpenIdLogout(url: string): string {
  return url.startsWith('/logout?') ? url.replace(/([?&])logout_uri=/, '$1post_logout_redirect_uri=') : url;
}
