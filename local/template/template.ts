import type * as z from 'zod';
import type { Assembly } from './assembly.ts';
import { evaluateCondition, type IntrinsicScope, resolveIntrinsics } from './intrinsics.ts';
import type { Place } from './place.ts';
import { attributeOf, type Referent, refOf } from './references.ts';
import { describeResource, type Resource } from './resource.ts';
import { TemplateError } from './template-error.ts';

/** The template with everything in it that can be asked for. */
export interface Template {
  readonly place: Place;
  /** All resources whose condition holds, in the template's order. */
  readonly resources: readonly Resource[];
  ofType(type: string): Resource[];
  /** What `Ref` gives. */
  ref(resource: Resource): string;
  /** What `Fn::GetAtt` gives. */
  attribute(resource: Resource, name: string): string;
  /**
   * A resource's properties, resolved and checked.
   * @param ignored properties that mean nothing on one machine; they are not even resolved
   * @throws TemplateError that names the resource, and what in it is not understood
   */
  properties<T extends z.ZodObject>(resource: Resource, schema: T, ignored?: readonly string[]): z.infer<T>;
  assetPath(objectKey: string): string;
  /** Puts this machine's addresses in the place of those that AWS would give. */
  rewrite(text: string): string;
}

/** Makes an assembly's template ready to be asked, as it stands at this place. */
export function openTemplate({ template, constructPaths, assetPath }: Assembly, place: Place): Template {
  const byId = new Map<string, Resource>();
  const addresses: (readonly [string, string])[] = [];
  const rewrite = (text: string) => addresses.reduce((result, [from, to]) => result.replaceAll(from, to), text);
  const pseudo: Readonly<Record<string, string | undefined>> = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': place.stackName,
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.account}:stack/${place.stackName}/local`,
    'AWS::NoValue': undefined,
  };
  const referent = (resource: Resource): Referent => ({
    resource,
    place,
    text(property) {
      const value = resolveIntrinsics(resource.properties[property], scope);
      return typeof value === 'string' ? value : undefined;
    },
  });
  const known = (id: string) => {
    const resource = byId.get(id);
    if (resource) return resource;
    throw new TemplateError(`there is no resource or parameter ${id}`);
  };
  const ref = (resource: Resource) => {
    const value = refOf(referent(resource));
    if (value !== undefined) return value;
    throw new TemplateError(`Ref of ${describeResource(resource)} is not understood by the local host`);
  };
  const attribute = (resource: Resource, name: string) => {
    const value = attributeOf(referent(resource), name);
    if (value !== undefined) return value;
    throw new TemplateError(
      `the attribute ${name} of ${describeResource(resource)} is not understood by the local host`,
    );
  };
  const scope: IntrinsicScope = {
    ref(name) {
      if (Object.hasOwn(pseudo, name)) return pseudo[name];
      if (Object.hasOwn(template.Parameters, name)) return parameterDefault(name, template.Parameters[name]?.Default);
      return ref(known(name));
    },
    attribute: (id, name) => attribute(known(id), name),
    conditions: template.Conditions,
    rewrite,
  };
  for (const [logicalId, { Type: type, Condition, Properties: properties }] of Object.entries(template.Resources)) {
    if (Condition !== undefined && !evaluateCondition(Condition, scope)) continue;
    const path = constructPaths.get(logicalId);
    byId.set(logicalId, { logicalId, type, properties, ...(path !== undefined && { path }) });
  }
  const resources = [...byId.values()];
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  addresses.push(...localAddresses({ place, ofType, ref, attribute }));
  return {
    place,
    resources,
    ofType,
    ref,
    attribute,
    assetPath,
    rewrite,
    properties(resource, schema, ignored = []) {
      const relevant = Object.entries(resource.properties).filter(([name]) => !ignored.includes(name));
      const resolved = within(resource, () => resolveIntrinsics(Object.fromEntries(relevant), scope));
      const { success, data, error } = schema.safeParse(resolved);
      if (success) return data;
      const reasons = error.issues.map(({ path, message }) => `${path.join('.') || 'properties'}: ${message}`);
      throw new TemplateError(
        `${describeResource(resource)} is not understood by the local host: ${reasons.join('; ')}`,
      );
    },
  };
}

/** The addresses that AWS would give to the stack's parts, and what they are on this machine. */
function localAddresses({ place, ofType, ref, attribute }: Pick<Template, 'place' | 'ofType' | 'ref' | 'attribute'>) {
  const addresses: (readonly [string, string])[] = [];
  for (const pool of ofType('AWS::Cognito::UserPool')) {
    addresses.push([`https://cognito-idp.${place.region}.amazonaws.com/${ref(pool)}`, place.issuer]);
  }
  for (const domain of ofType('AWS::Cognito::UserPoolDomain')) {
    addresses.push([`https://${ref(domain)}.auth.${place.region}.amazoncognito.com`, place.issuer]);
  }
  for (const distribution of ofType('AWS::CloudFront::Distribution')) {
    addresses.push([`https://${attribute(distribution, 'DomainName')}`, place.siteUrl]);
  }
  for (const bucket of ofType('AWS::S3::Bucket')) {
    for (const name of ['RegionalDomainName', 'DomainName']) {
      addresses.push([`https://${attribute(bucket, name)}`, place.endpointUrl]);
    }
  }
  return addresses;
}

function parameterDefault(name: string, value: unknown): unknown {
  if (value !== undefined) return value;
  throw new TemplateError(`the parameter ${name} has no default`);
}

function within<T>(resource: Resource, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new TemplateError(`${describeResource(resource)}: ${error.message}.`);
  }
}
