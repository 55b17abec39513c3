import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { JwtAuthorizer } from '../template/http-api.ts';
import type { JwtContext } from './http-event.ts';

/** Whether a request may take a route; if not, how API Gateway answers. */
export type Authorization =
  | { readonly allowed: true; readonly jwt: JwtContext }
  | { readonly allowed: false; readonly status: 401 | 403; readonly message: string; readonly reason: string };

/** An identity provider whose tokens can be checked. */
export interface Issuer {
  readonly url: string;
  readonly keys: JWTVerifyGetKey;
}

/**
 * Checks a bearer token as the JWT authorizer of an HTTP API does: signature, issuer, lifetime, that `aud` (or, where
 * there is none, `client_id`) names one of the audiences, and that it has one of the route's scopes.
 * @param header the Authorization header; the word `Bearer` may be left out
 * @param issuer the only issuer there is; an authorizer for another one lets nobody pass
 */
export async function authorize(
  header: string | undefined,
  { issuer: wantedIssuer, audiences }: JwtAuthorizer,
  scopes: readonly string[],
  issuer: Issuer,
): Promise<Authorization> {
  const token = header?.replace(/^bearer\s+/i, '').trim();
  if (!token) return unauthorized('no token');
  if (wantedIssuer !== issuer.url) return unauthorized(`the issuer ${wantedIssuer} is not on this machine`);
  try {
    const { payload } = await jwtVerify(token, issuer.keys, {
      issuer: issuer.url,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
    });
    const audience = [payload.aud ?? payload.client_id].flat();
    if (!audience.some((one) => audiences.includes(String(one)))) return unauthorized('another audience');
    const held = typeof payload.scope === 'string' ? payload.scope.split(' ') : [];
    if (scopes.length > 0 && !scopes.some((scope) => held.includes(scope))) {
      return { allowed: false, status: 403, message: 'Forbidden', reason: 'insufficient_scope' };
    }
    return { allowed: true, jwt: { claims: textClaims(payload), scopes: scopes.length > 0 ? held : null } };
  } catch (error) {
    if (error instanceof errors.JOSEError) return unauthorized(error.message);
    throw error;
  }
}

const unauthorized = (reason: string): Authorization => ({
  allowed: false,
  status: 401,
  message: 'Unauthorized',
  reason,
});

/** @example textClaims({ exp: 1795000000, 'cognito:groups': ['a', 'b'] }) // { exp: '1795000000', 'cognito:groups': '[a b]' } */
export function textClaims(payload: JWTPayload): Record<string, string> {
  const text = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]));
}
