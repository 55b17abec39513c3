import * as z from 'zod';
import { describeResource, type Resource } from './resource.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

export interface JwtAuthorizer {
  readonly issuer: string;
  /** A token must have one of these as `aud` or `client_id`. */
  readonly audiences: readonly string[];
}

/** A route of the HTTP API. */
export interface Route {
  /** Such as `ANY /api/{proxy+}` or `$default`. */
  readonly key: string;
  readonly functionArn: string;
  readonly authorizer?: JwtAuthorizer;
  /** Scopes of which the token must have one; without any, none is asked for. */
  readonly scopes: readonly string[];
  /** Milliseconds until the API stops waiting for the function. */
  readonly timeout: number;
}

export interface HttpApi {
  readonly id: string;
  /** Its host name on AWS, which names it as an origin of the distribution. */
  readonly domain: string;
  readonly routes: readonly Route[];
}

const apiSchema = z.strictObject({ ProtocolType: z.literal('HTTP') });
/** A default endpoint switched off serves nobody here either: everything comes through the site. */
const API_IGNORED = ['Name', 'Description', 'DisableExecuteApiEndpoint', 'Tags'];
const routeSchema = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});
const integrationSchema = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().max(30_000).default(30_000),
});
const authorizerSchema = z.strictObject({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Audience: z.array(z.string()), Issuer: z.string() }),
});
const stageSchema = z.strictObject({ StageName: z.literal('$default') });

/** Access logs and throttling have no use with one user. */
const STAGE_IGNORED = ['ApiId', 'AutoDeploy', 'AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'Tags'];

export function readHttpApis(template: Template): HttpApi[] {
  for (const stage of template.ofType('AWS::ApiGatewayV2::Stage')) {
    template.properties(stage, stageSchema, STAGE_IGNORED);
  }
  const routes = template.ofType('AWS::ApiGatewayV2::Route').map((resource) => readRoute(template, resource));
  return template.ofType('AWS::ApiGatewayV2::Api').map((resource) => {
    template.properties(resource, apiSchema, API_IGNORED);
    const id = template.ref(resource);
    return {
      id,
      domain: new URL(template.attribute(resource, 'ApiEndpoint')).host,
      routes: routes.filter(({ apiId }) => apiId === id).map(({ route }) => route),
    };
  });
}

function readRoute(template: Template, resource: Resource): { apiId: string; route: Route } {
  const route = template.properties(resource, routeSchema);
  const find = (type: string, id: string | undefined) => {
    const found = template.ofType(type).find((one) => template.ref(one) === id);
    if (found) return found;
    throw new TemplateError(`${describeResource(resource)}: there is no ${type} ${id}.`);
  };
  const integration = template.properties(
    find('AWS::ApiGatewayV2::Integration', route.Target.replace(/^integrations\//, '')),
    integrationSchema,
  );
  const authorizer = () => {
    const found = find('AWS::ApiGatewayV2::Authorizer', route.AuthorizerId);
    const { Issuer, Audience } = template.properties(found, authorizerSchema, ['ApiId', 'Name']).JwtConfiguration;
    return { issuer: Issuer, audiences: Audience };
  };
  return {
    apiId: route.ApiId,
    route: {
      key: route.RouteKey,
      functionArn: integration.IntegrationUri,
      scopes: route.AuthorizationScopes,
      timeout: integration.TimeoutInMillis,
      ...(route.AuthorizationType === 'JWT' && { authorizer: authorizer() }),
    },
  };
}
