import type * as z from 'zod';
import type { Assembly } from './assembly.ts';
import { evaluateCondition, type IntrinsicScope, resolveIntrinsics } from './intrinsics.ts';
import type { Place } from './place.ts';
import { attributeOf, type Referent, refOf } from './references.ts';
import { describeResource, type Resource } from './resource.ts';
import { TemplateError } from './template-error.ts';

/** The template with everything in it that can be asked for, as it stands at one place. */
export class Template {
  readonly place: Place;
  readonly #assembly: Assembly;
  readonly #resources = new Map<string, Resource>();
  readonly #scope: IntrinsicScope;
  readonly #addresses: readonly LocalAddress[];

  constructor(assembly: Assembly, place: Place) {
    this.place = place;
    this.#assembly = assembly;
    // While the addresses themselves are looked up, there are none to put in place.
    this.#addresses = [];
    this.#scope = this.#createScope();
    for (const [logicalId, declared] of Object.entries(assembly.template.Resources)) {
      const { Type: type, Condition, Properties: properties } = declared;
      if (Condition !== undefined && !evaluateCondition(Condition, this.#scope)) continue;
      const path = assembly.constructPaths.get(logicalId);
      this.#resources.set(logicalId, { logicalId, type, properties, ...(path !== undefined && { path }) });
    }
    this.#addresses = localAddresses(this);
  }

  /** All resources whose condition holds, in the template's order. */
  get resources(): Resource[] {
    return [...this.#resources.values()];
  }

  ofType(type: string): Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** What `Ref` gives. @throws TemplateError when the local host does not know */
  ref(resource: Resource): string {
    const value = refOf(this.#referent(resource));
    if (value !== undefined) return value;
    throw new TemplateError(`Ref of ${describeResource(resource)} is not understood by the local host`);
  }

  /** What `Fn::GetAtt` gives. @throws TemplateError when the local host does not know */
  attribute(resource: Resource, name: string): string {
    const value = attributeOf(this.#referent(resource), name);
    if (value !== undefined) return value;
    throw new TemplateError(
      `the attribute ${name} of ${describeResource(resource)} is not understood by the local host`,
    );
  }

  /**
   * A resource's properties, resolved and checked.
   * @param ignored properties that mean nothing on one machine; they are not even resolved
   * @throws TemplateError that names the resource, and what in it is not understood
   */
  properties<T extends z.ZodObject>(resource: Resource, schema: T, ignored: readonly string[] = []): z.infer<T> {
    const relevant = Object.entries(resource.properties).filter(([name]) => !ignored.includes(name));
    const resolved = within(resource, () => resolveIntrinsics(Object.fromEntries(relevant), this.#scope));
    const { success, data, error } = schema.safeParse(resolved);
    if (success) return data;
    const reasons = error.issues.map(({ path, message }) => `${path.join('.') || 'properties'}: ${message}`);
    throw new TemplateError(`${describeResource(resource)} is not understood by the local host: ${reasons.join('; ')}`);
  }

  /** The file or folder that would be uploaded under this object key. */
  assetPath(objectKey: string): string {
    return this.#assembly.assetPath(objectKey);
  }

  /** Puts this machine's addresses in the place of those that AWS would give. */
  rewrite(text: string): string {
    return this.#addresses.reduce((rewritten, [from, to]) => rewritten.replaceAll(from, to), text);
  }

  #createScope(): IntrinsicScope {
    const { Parameters: parameters, Conditions: conditions } = this.#assembly.template;
    const pseudo = pseudoParameters(this.place);
    return {
      ref: (name) => {
        if (Object.hasOwn(pseudo, name)) return pseudo[name];
        if (Object.hasOwn(parameters, name)) return parameterDefault(name, parameters[name]?.Default);
        return this.ref(this.#known(name));
      },
      attribute: (id, name) => this.attribute(this.#known(id), name),
      conditions,
      rewrite: (text) => this.rewrite(text),
    };
  }

  #known(id: string): Resource {
    const resource = this.#resources.get(id);
    if (resource) return resource;
    throw new TemplateError(`there is no resource or parameter ${id}`);
  }

  #referent(resource: Resource): Referent {
    return {
      resource,
      place: this.place,
      text: (property) => {
        const value = resolveIntrinsics(resource.properties[property], this.#scope);
        return typeof value === 'string' ? value : undefined;
      },
    };
  }
}

const pseudoParameters = ({ region, account, stackName }: Place): Readonly<Record<string, string | undefined>> => ({
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName,
  'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/local`,
  'AWS::NoValue': undefined,
});

/** From an address that AWS would give to one of this machine. */
type LocalAddress = readonly [from: string, to: string];

/** The addresses that AWS would give to the stack's parts, and what they are on this machine. */
function localAddresses(template: Template): LocalAddress[] {
  const { place } = template;
  const addresses: LocalAddress[] = [];
  for (const pool of template.ofType('AWS::Cognito::UserPool')) {
    addresses.push([`https://cognito-idp.${place.region}.amazonaws.com/${template.ref(pool)}`, place.issuer]);
  }
  for (const domain of template.ofType('AWS::Cognito::UserPoolDomain')) {
    addresses.push([`https://${template.ref(domain)}.auth.${place.region}.amazoncognito.com`, place.issuer]);
  }
  for (const distribution of template.ofType('AWS::CloudFront::Distribution')) {
    addresses.push([`https://${template.attribute(distribution, 'DomainName')}`, place.siteUrl]);
  }
  for (const bucket of template.ofType('AWS::S3::Bucket')) {
    for (const name of ['RegionalDomainName', 'DomainName']) {
      addresses.push([`https://${template.attribute(bucket, name)}`, place.endpointUrl]);
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
