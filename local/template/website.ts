import * as z from 'zod';
import { describeResource, type Resource } from './resource.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** Files laid out at deployment. */
export interface SiteSource {
  readonly folder: string;
  /** Path in front of each file, without slashes around it. */
  readonly prefix: string;
  /** Puts values of this machine where the deployment would put those of AWS; absent when the files are whole. */
  readonly fill?: (text: string) => string;
  /** Headers that each file carries, lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the distribution does with paths like `pattern`. */
export interface Behavior {
  /** With `*` for any text and `?` for one character; the last is `*`. */
  readonly pattern: string;
  /** The API of this id, or the static files. */
  readonly origin: { readonly kind: 'files' } | { readonly kind: 'api'; readonly apiId: string };
  readonly responseHeaders: readonly ResponseHeader[];
  /** JavaScript of a CloudFront function that sees each request first. */
  readonly viewerRequest?: string;
}

export interface ResponseHeader {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  /** Replaces what the origin says. */
  readonly override: boolean;
}

/** The distribution, as this machine serves it. */
export interface Website {
  readonly sources: readonly SiteSource[];
  readonly rootObject: string;
  /** In order; the first whose pattern matches decides. */
  readonly behaviors: readonly Behavior[];
}

const behaviorSchema = z.object({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .default([]),
  LambdaFunctionAssociations: z.never('Lambda@Edge is not offered').optional(),
});
const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultRootObject: z.string().default('index.html'),
    Origins: z.array(z.object({ Id: z.string(), DomainName: z.string() })),
    DefaultCacheBehavior: behaviorSchema,
    CacheBehaviors: z.array(behaviorSchema).default([]),
    CustomErrorResponses: z
      .never('error responses would replace the answers of the API too; use a CloudFront function for page routes')
      .optional(),
  }),
});

/** Reads the one distribution. @throws TemplateError when there is not exactly one */
export function readWebsite(template: Template, apis: readonly { id: string; domain: string }[]): Website {
  const [distribution, ...others] = template.ofType('AWS::CloudFront::Distribution');
  if (!distribution || others.length > 0) {
    throw new TemplateError('The local host serves exactly one AWS::CloudFront::Distribution.');
  }
  const { DistributionConfig: config } = template.properties(distribution, distributionSchema);
  const originOf = (id: string): Behavior['origin'] => {
    const domain = config.Origins.find(({ Id }) => Id === id)?.DomainName;
    const api = apis.find((one) => one.domain === domain);
    return api ? { kind: 'api', apiId: api.id } : { kind: 'files' };
  };
  const behaviors = [...config.CacheBehaviors, config.DefaultCacheBehavior].map((behavior): Behavior => {
    const viewerRequest = behavior.FunctionAssociations[0]?.FunctionARN;
    return {
      pattern: behavior.PathPattern ?? '*',
      origin: originOf(behavior.TargetOriginId),
      responseHeaders: readResponseHeaders(template, behavior.ResponseHeadersPolicyId, distribution),
      ...(viewerRequest !== undefined && { viewerRequest: readViewerFunction(template, viewerRequest, distribution) }),
    };
  });
  return { sources: readSources(template), rootObject: config.DefaultRootObject, behaviors };
}

function readViewerFunction(template: Template, functionArn: string, user: Resource): string {
  const found = template
    .ofType('AWS::CloudFront::Function')
    .find((one) => template.attribute(one, 'FunctionARN') === functionArn);
  if (!found)
    throw new TemplateError(`${describeResource(user)}: there is no AWS::CloudFront::Function ${functionArn}.`);
  return template.properties(found, z.object({ FunctionCode: z.string() }), ['FunctionConfig']).FunctionCode;
}

const override = { Override: z.boolean() };
const headersSchema = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    CustomHeadersConfig: z
      .strictObject({ Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), ...override })) })
      .optional(),
    RemoveHeadersConfig: z.unknown().optional(),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), ...override }).optional(),
        ContentTypeOptions: z.strictObject(override).optional(),
        FrameOptions: z.strictObject({ FrameOption: z.string(), ...override }).optional(),
        ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), ...override }).optional(),
        /** Says that the site is https only; this machine's is not. */
        StrictTransportSecurity: z.unknown().optional(),
        /** The header that old browsers had; nothing reads it today. */
        XSSProtection: z.unknown().optional(),
      })
      .prefault({}),
  }),
});

function readResponseHeaders(template: Template, policyId: string | undefined, user: Resource): ResponseHeader[] {
  if (policyId === undefined) return [];
  const policy = template
    .ofType('AWS::CloudFront::ResponseHeadersPolicy')
    .find((one) => template.ref(one) === policyId);
  if (!policy) throw new TemplateError(`${describeResource(user)}: there is no response headers policy ${policyId}.`);
  const config = template.properties(policy, headersSchema).ResponseHeadersPolicyConfig;
  const security = config.SecurityHeadersConfig;
  const header = (name: string, value: string | undefined, { Override = false } = {}): ResponseHeader[] =>
    value === undefined ? [] : [{ name, value, override: Override }];
  const {
    ContentSecurityPolicy: csp,
    ContentTypeOptions: types,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
  } = security;
  return [
    ...header('content-security-policy', csp && withoutUpgrade(csp.ContentSecurityPolicy), csp),
    ...header('x-content-type-options', types && 'nosniff', types),
    ...header('x-frame-options', frame?.FrameOption, frame),
    ...header('referrer-policy', referrer?.ReferrerPolicy, referrer),
    ...(config.CustomHeadersConfig?.Items ?? []).flatMap((item) => header(item.Header.toLowerCase(), item.Value, item)),
  ];
}

/** On http there is nothing to upgrade to. */
const withoutUpgrade = (policy: string) => policy.replace(/;?\s*upgrade-insecure-requests/, '');

const deploymentSchema = z.strictObject({
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z.array(z.record(z.string(), z.string())).default([]),
  SourceMarkersConfig: z.array(z.strictObject({ jsonEscape: z.boolean().default(false) })).default([]),
  DestinationBucketKeyPrefix: z.string().default(''),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});
/** How the provider goes about its copying. */
const DEPLOYMENT_IGNORED = [
  'ServiceToken',
  'SourceBucketNames',
  'DestinationBucketName',
  'WaitForDistributionInvalidation',
  'Prune',
  'DistributionId',
  'DistributionPaths',
  'OutputObjectKeys',
];

const readSources = (template: Template): SiteSource[] =>
  template.ofType('Custom::CDKBucketDeployment').flatMap((resource) => {
    const deployment = template.properties(resource, deploymentSchema, DEPLOYMENT_IGNORED);
    return deployment.SourceObjectKeys.map((key, index) => {
      const escapes = deployment.SourceMarkersConfig[index]?.jsonEscape ?? false;
      const markers = Object.entries(deployment.SourceMarkers[index] ?? {});
      const fill = (text: string) =>
        markers.reduce(
          (filled, [marker, value]) => filled.replaceAll(marker, escapes ? JSON.stringify(value).slice(1, -1) : value),
          text,
        );
      return {
        folder: template.assetPath(key),
        prefix: deployment.DestinationBucketKeyPrefix.replace(/^\/|\/$/g, ''),
        headers: deployment.SystemMetadata,
        ...(markers.length > 0 && { fill: (text: string) => template.rewrite(fill(text)) }),
      };
    });
  });
