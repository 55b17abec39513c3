import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Alert } from '../../shared/alerts/alert.ts';
import { acknowledge, addNote, assign, endSilence, silence } from '../../shared/alerts/staff-actions.ts';
import { problem } from './partner-fixtures.ts';
import { brightSpotsThere, peersOf } from './peers-fixtures.ts';
import { answer, type Handler, POLICY, serveSite } from './site-server.ts';
import * as fixtures from './staff-fixtures.ts';

const CLIENT = 'throughline';

/** The site with a sign-in page of a real OpenID provider, and the staff API for who comes back from it. */
export async function serveStaff() {
  const tokens = new Set<string>();
  const identity = createServer();
  await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(identity.address() as AddressInfo).port}`;
  const site = await serveSite(
    staffApi(issuer, tokens),
    POLICY.replace("connect-src 'self'", `connect-src 'self' ${issuer}`),
  );
  const provider = providerFor(issuer, site.origin);
  provider.on('grant.success', ({ body }) => tokens.add((body as { access_token: string }).access_token));
  identity.on('request', provider.callback());
  const close = async () => {
    await site.close();
    identity.closeAllConnections();
    await new Promise((resolve) => identity.close(resolve));
  };
  return { origin: site.origin, endSessions: () => tokens.clear(), close };
}

function providerFor(issuer: string, origin: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${origin}/signed-in`],
        post_logout_redirect_uris: [`${origin}/`],
      },
    ],
    cookies: { keys: ['only for this test'] },
    clientBasedCORS: () => true,
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    claims: { profile: ['name'], email: ['email'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id }) }),
  });
}

/** One alert that people act on, by the same functions as in the API. */
function alertDesk() {
  let alert = fixtures.alert;
  const actor = { by: 'Jordan Ames', now: new Date('2026-03-10T18:00:00Z') };
  const acts: Record<string, (body: Record<string, string>) => Alert | undefined> = {
    'POST /acknowledge': () => acknowledge(alert, actor),
    'POST /silence': ({ until = '', reason = '' }) => silence(alert, { until: new Date(until), reason }, actor),
    'DELETE /silence': () => endSilence(alert, actor),
    'PUT /assignee': ({ ownerId }) => assign(alert, ownerId),
    'POST /notes': ({ text = '' }) => addNote(alert, text, actor),
  };
  return (request: IncomingMessage, response: ServerResponse, pathname: string): true | undefined => {
    const path = `/api/alerts/${encodeURIComponent(alert.id)}`;
    if (!pathname.startsWith(path)) return undefined;
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, string>;
      const next = request.method === 'GET' ? alert : acts[`${request.method} ${pathname.slice(path.length)}`]?.(body);
      if (!next) return answer(response, 409, problem('conflict', 'It does not take that now.'));
      alert = next;
      return answer(response, 200, {
        ...alert,
        title: fixtures.title,
        sentence: fixtures.sentence,
        isImprovement: false,
      });
    });
    return true;
  };
}

function staffApi(issuer: string, tokens: ReadonlySet<string>): Handler {
  const alertAnswer = alertDesk();
  return (request, response, { pathname, searchParams }) => {
    if (pathname === '/config.json') return answer(response, 200, { issuer, clientId: CLIENT });
    if (!pathname.startsWith('/api/')) return false;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!tokens.has(token)) return answer(response, 401, problem('sign-in-needed', 'Sign in again.'));
    const place = searchParams.get('place') ?? '';
    if (pathname === '/api/series' && !fixtures.places.some(({ id }) => id === place)) {
      return answer(response, 404, problem('not-found', `There is no place ${place}.`));
    }
    const answers: Record<string, () => unknown> = {
      '/api/partnership': () => fixtures.partnership,
      '/api/places': () => ({ places: fixtures.places }),
      '/api/indicators': () => ({ indicators: fixtures.indicators }),
      '/api/alerts': () => ({ alerts: fixtures.alerts }),
      '/api/owners': () => ({ owners: fixtures.owners }),
      '/api/series': () => fixtures.seriesAt(place),
      '/api/peers': () => peersOf(searchParams.get('group') ?? ''),
      '/api/bright-spots': brightSpotsThere,
    };
    const alert = alertAnswer(request, response, pathname);
    if (alert !== undefined) return alert;
    const read = answers[pathname];
    if (!read) return false;
    void Promise.resolve(read()).then((body) => answer(response, 200, body));
    return true;
  };
}
