import * as z from 'zod';
import type { Template } from './template.ts';

/** An application that signs people in. */
export interface IdentityClient {
  readonly id: string;
  readonly redirectUris: readonly string[];
  readonly logoutUris: readonly string[];
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly accessTokenLifetime: number;
}

/** The user pool: who may sign in where, and which groups there are. */
export interface IdentityDefinition {
  readonly clients: readonly IdentityClient[];
  readonly groups: readonly string[];
}

const clientSchema = z.object({
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  AllowedOAuthFlows: z.array(z.literal('code')).default([]),
  GenerateSecret: z.literal(false).default(false),
  AccessTokenValidity: z.number().optional(),
  TokenValidityUnits: z.object({ AccessToken: z.enum(['seconds', 'minutes', 'hours', 'days']).optional() }).optional(),
});
const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

export const readIdentity = (template: Template): IdentityDefinition => ({
  clients: template.ofType('AWS::Cognito::UserPoolClient').map((resource) => {
    const client = template.properties(resource, clientSchema, ['UserPoolId']);
    return {
      id: template.ref(resource),
      redirectUris: client.CallbackURLs,
      logoutUris: client.LogoutURLs,
      scopes: client.AllowedOAuthScopes,
      accessTokenLifetime:
        (client.AccessTokenValidity ?? 1) * SECONDS[client.TokenValidityUnits?.AccessToken ?? 'hours'],
    };
  }),
  groups: template
    .ofType('AWS::Cognito::UserPoolGroup')
    .map((resource) => template.properties(resource, z.object({ GroupName: z.string() }), ['UserPoolId']).GroupName),
});
