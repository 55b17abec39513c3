import { createLocalJWKSet } from 'jose';
import type { AwsEndpoint } from './aws/endpoint.ts';
import { inboxRoutes } from './aws/inbox.ts';
import type { FunctionPool } from './functions/function-pool.ts';
import { createApi } from './gateway/api.ts';
import { fromFetch } from './gateway/fetch-handler.ts';
import { type Gateway, openGateway } from './gateway/gateway.ts';
import { loadSiteFiles } from './gateway/site-files.ts';
import { createWebsite } from './gateway/website.ts';
import { writeIssuerRecord } from './identity/issuer-record.ts';
import { createIdentityProvider } from './identity/provider.ts';
import { openSigningKeys, publicKey } from './identity/signing-keys.ts';
import type { SystemDefinition } from './template/system.ts';

export interface SiteOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly account: string;
  readonly issuer: string;
}

/** Opens everything that a browser sees: the site, the API behind it, sign-in and the inbox. */
export async function openSite(
  { identity, apis, website }: SystemDefinition,
  functions: ReadonlyMap<string, FunctionPool>,
  { mails }: AwsEndpoint,
  { port, dataDir, account, issuer }: SiteOptions,
): Promise<Gateway> {
  const keys = await openSigningKeys(dataDir);
  const publicKeys = createLocalJWKSet({ keys: [publicKey(keys.signingKey)] });
  const apiOptions = { account, functions, issuer: { url: issuer, keys: publicKeys } };
  const answers = new Map(apis.map((api) => [api.id, createApi(api, apiOptions)]));
  const [client] = identity.clients;
  if (client) await writeIssuerRecord(dataDir, { issuer, clientId: client.id, scopes: [...client.scopes] });
  const inbox = fromFetch(inboxRoutes(mails));
  return openGateway(
    port,
    { inbox, 'inbox.json': inbox, identity: createIdentityProvider(issuer, identity.clients, keys) },
    createWebsite(website, await loadSiteFiles(website.sources), answers),
  );
}
