import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import * as z from 'zod';
import { request } from '../api/request.ts';

/** Where people sign in; the host of the site writes it. */
const siteConfig = z.object({ issuer: z.url(), clientId: z.string() });

let manager: Promise<UserManager> | undefined;

/** Code flow with PKCE. All that it keeps lives as long as the tab. */
function userManager(): Promise<UserManager> {
  manager ??= request('/config.json', siteConfig).then(({ issuer, clientId }) => {
    const store = new WebStorageStateStore({ store: sessionStorage });
    return new UserManager({
      authority: issuer,
      client_id: clientId,
      redirect_uri: `${location.origin}/signed-in`,
      post_logout_redirect_uri: `${location.origin}/`,
      scope: 'openid profile email',
      userStore: store,
      stateStore: store,
      automaticSilentRenew: false,
    });
  });
  manager.catch(() => {
    manager = undefined;
  });
  return manager;
}

const sessionKey = ['session'];

async function currentUser(): Promise<User | null> {
  const user = await (await userManager()).getUser();
  return user && !user.expired ? user : null;
}

/** The signed-in person; null when nobody is. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: currentUser, staleTime: Number.POSITIVE_INFINITY });
}

/** Whether the signed-in person is backbone staff, who change everything. */
export function useIsBackbone(): boolean {
  const groups = useSession().data?.profile['cognito:groups'];
  return Array.isArray(groups) && groups.includes('backbone');
}

/** Whether the signed-in person is this owner, or backbone staff: the API lets only these write what is theirs. */
export function useMayActFor(owner: { username?: string | undefined } | undefined): boolean {
  const username = useSession().data?.profile['cognito:username'];
  const isBackbone = useIsBackbone();
  return isBackbone || (owner?.username !== undefined && owner.username === username);
}

/** Leaves for the sign-in page, to come back to the page asked for. */
export async function signIn(returnTo = location.pathname + location.search): Promise<void> {
  await (await userManager()).signinRedirect({ state: returnTo });
}

let finishing: Promise<User | undefined> | undefined;

/** Takes the code that the sign-in page sent back; a code works once. Gives the page that was asked for. */
export async function finishSignIn(queries: QueryClient): Promise<string> {
  finishing ??= userManager().then((one) => one.signinCallback());
  const user = await finishing;
  queries.setQueryData(sessionKey, user ?? null);
  const asked = user?.state;
  return typeof asked === 'string' && /^\/(?!\/)/.test(asked) ? asked : '/';
}

/** Forgets the sign-in, as when the API no longer takes its token. */
export async function forgetSession(queries: QueryClient): Promise<void> {
  await (await userManager()).removeUser();
  queries.setQueryData(sessionKey, null);
}

/** Signs out here and, where it offers that, at the sign-in page. */
export function useSignOut() {
  const queries = useQueryClient();
  return async () => {
    const one = await userManager();
    const ends = await one.metadataService.getEndSessionEndpoint().catch(() => undefined);
    if (ends === undefined) return forgetSession(queries);
    // Cognito reads `client_id` and `logout_uri`, others `post_logout_redirect_uri`.
    const { client_id, post_logout_redirect_uri = '' } = one.settings;
    await one.signoutRedirect({ extraQueryParams: { client_id, logout_uri: post_logout_redirect_uri } });
  };
}
