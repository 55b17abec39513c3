import * as z from 'zod';
import { parseStatements, type Statement } from '../aws/iam-policy.ts';
import { describeResource, type Resource } from './resource.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** A Lambda function as the template declares it. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The folder of its bundle. */
  readonly codeFolder: string;
  /** Such as `index.handler`: file without extension, and the name it exports. */
  readonly handler: string;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
  /** What its role may do. */
  readonly statements: readonly Statement[];
  /** How many of it may run at a time, where the template says so. */
  readonly reservedConcurrency?: number;
}

const functionSchema = z.strictObject({
  Handler: z.string(),
  Code: z.strictObject({ S3Bucket: z.unknown().optional(), S3Key: z.string() }),
  Role: z.string(),
  Runtime: z.literal('nodejs24.x'),
  MemorySize: z.number().default(128),
  Timeout: z.number().default(3),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
  ReservedConcurrentExecutions: z.number().optional(),
});

/** The processor's kind is this machine's; logs go to files; tracing and tags have nobody to read them. */
const IGNORED = ['FunctionName', 'Architectures', 'Description', 'LoggingConfig', 'TracingConfig', 'Tags'];

/** The functions of the application: all but those that serve CloudFormation as providers of custom resources. */
export function readFunctions(template: Template): FunctionDefinition[] {
  const providers = new Set(template.resources.flatMap(({ properties }) => providerId(properties.ServiceToken)));
  const application = template
    .ofType('AWS::Lambda::Function')
    .filter(({ logicalId, properties }) => !providers.has(logicalId) && !isProviderOfCdk(properties));
  const functions = application.map((resource) => readFunction(template, resource));
  const twice = functions.find(({ name }, index) => functions.findIndex((other) => other.name === name) < index);
  if (twice) throw new TemplateError(`Two functions are called ${twice.name}; give one of them another FunctionName.`);
  return functions;
}

function providerId(serviceToken: unknown): string[] {
  if (typeof serviceToken !== 'object' || serviceToken === null) return [];
  const attribute: unknown = Object.entries(serviceToken).find(([key]) => key === 'Fn::GetAtt')?.[1];
  return Array.isArray(attribute) ? [String(attribute[0])] : [];
}

const isProviderOfCdk = ({ Description }: Resource['properties']) =>
  typeof Description === 'string' && Description.startsWith('AWS CDK resource provider framework');

function readFunction(template: Template, resource: Resource): FunctionDefinition {
  const properties = template.properties(resource, functionSchema, IGNORED);
  return {
    name: template.ref(resource),
    arn: template.attribute(resource, 'Arn'),
    codeFolder: template.assetPath(properties.Code.S3Key),
    handler: properties.Handler,
    memory: properties.MemorySize,
    timeout: properties.Timeout,
    environment: properties.Environment?.Variables ?? {},
    roleArn: properties.Role,
    statements: readRoleStatements(template, properties.Role, describeResource(resource)),
    ...(properties.ReservedConcurrentExecutions !== undefined && {
      reservedConcurrency: properties.ReservedConcurrentExecutions,
    }),
  };
}

const roleSchema = z.object({
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([]),
});
const policySchema = z.object({ PolicyDocument: z.unknown(), Roles: z.array(z.string()).default([]) });

/** Managed policies that only allow what the host does itself: writing logs and traces. */
const HARMLESS_MANAGED_POLICIES = new Set([
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
]);

/**
 * What a role of the template may do: its own policies and those attached to it.
 * @param user who has the role, for the error
 * @throws TemplateError when the role is unknown or has a managed policy that the local host does not know
 */
export function readRoleStatements(template: Template, roleArn: string, user: string): Statement[] {
  const role = template.ofType('AWS::IAM::Role').find((resource) => template.attribute(resource, 'Arn') === roleArn);
  if (!role) throw new TemplateError(`${user} has the role ${roleArn}, which the template does not declare.`);
  const { ManagedPolicyArns, Policies } = template.properties(role, roleSchema, ['AssumeRolePolicyDocument']);
  const unknown = ManagedPolicyArns.find((managed) => !HARMLESS_MANAGED_POLICIES.has(managed));
  if (unknown) {
    throw new TemplateError(
      `${describeResource(role)}: the managed policy ${unknown} is not understood by the local host.`,
    );
  }
  const own = Policies.flatMap(({ PolicyDocument }) => parseStatements(PolicyDocument, describeResource(role)));
  const attached = [...template.ofType('AWS::IAM::Policy'), ...template.ofType('AWS::IAM::ManagedPolicy')].flatMap(
    (policy) => {
      if (!JSON.stringify(policy.properties.Roles ?? []).includes(`"${role.logicalId}"`)) return [];
      const { PolicyDocument, Roles } = template.properties(policy, policySchema);
      return Roles.includes(template.ref(role)) ? parseStatements(PolicyDocument, describeResource(policy)) : [];
    },
  );
  return [...own, ...attached];
}
