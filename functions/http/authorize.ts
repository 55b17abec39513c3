import { mayActAs, rolesOf } from '../../shared/access/roles.ts';
import type { Operation } from '../../shared/api/operation.ts';
import type { HttpEvent } from './event.ts';
import { Problem } from './problem.ts';

/**
 * Lets pass who may do this operation. Links are checked by what they open.
 *
 * @throws Problem 401 without a verified token, 403 without the role.
 */
export function authorize({ access }: Operation, event: HttpEvent): void {
  if (access === 'anyone' || access === 'link') return;
  const claims = event.requestContext.authorizer?.jwt?.claims;
  if (!claims) {
    throw new Problem('sign-in-needed', 'This needs a bearer token of someone on the backbone staff or a manager.', {
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  if (mayActAs(access, rolesOf(claims))) return;
  const who = access === 'manager' ? 'Managers and backbone staff' : 'Backbone staff';
  throw new Problem('not-allowed', `${who} may do this. Ask backbone staff to do it, or to give you the role.`);
}
