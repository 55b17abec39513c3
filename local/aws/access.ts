import { AwsError } from './aws-error.ts';
import type { Principal } from './definitions.ts';
import { decide, type RequestContext } from './iam-policy.ts';

/**
 * Lets a call pass that the caller's role allows.
 * @param status what the service answers a denial with: 403, or 400 where its protocol has it so
 * @throws AwsError `AccessDenied` or `AccessDeniedException` that says who wanted which action on which resource
 */
export function authorize(
  principal: Principal,
  action: string,
  resource: string,
  { context, code = 'AccessDenied', status = 403 }: { context?: RequestContext; code?: string; status?: number } = {},
): void {
  const decision = decide(principal.statements, action, resource, context);
  if (decision === 'allowed') return;
  const reason =
    decision === 'explicitly denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  throw new AwsError(
    code,
    status,
    `User: ${principal.name} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
  );
}
