import type { Assembly } from './assembly.ts';
import { readBuckets } from './buckets.ts';
import { readEventSources } from './event-sources.ts';
import { readFunctions } from './functions.ts';
import { readHttpApis } from './http-api.ts';
import { readIdentity } from './identity.ts';
import { IGNORED_TYPES, UNDERSTOOD_TYPES } from './ignored.ts';
import { readMail, readMailEventRules } from './mail.ts';
import { checkPermissions } from './permissions.ts';
import type { Place } from './place.ts';
import { readQueues } from './queues.ts';
import { describeResource } from './resource.ts';
import { readSchedules } from './schedules.ts';
import { readSecrets } from './secrets.ts';
import type { SystemDefinition } from './system.ts';
import { readTables } from './tables.ts';
import { Template } from './template.ts';
import { TemplateError } from './template-error.ts';
import { readWebsite } from './website.ts';

/**
 * Reads the system out of a synthesized stack.
 * @throws TemplateError that names the first resource type, property, intrinsic or attribute that is not understood,
 * or a permission that would be missing on AWS
 */
export function interpret(assembly: Assembly, place: Place): SystemDefinition {
  const template = new Template(assembly, place);
  const unknown = template.resources.find(({ type }) => !UNDERSTOOD_TYPES.has(type) && !(type in IGNORED_TYPES));
  if (unknown) {
    throw new TemplateError(`${describeResource(unknown)} has a type that is not understood by the local host.`);
  }
  const apis = readHttpApis(template);
  const system: SystemDefinition = {
    tables: readTables(template),
    queues: readQueues(template),
    buckets: readBuckets(template),
    secrets: readSecrets(template),
    mail: readMail(template),
    mailEventRules: readMailEventRules(template),
    functions: readFunctions(template),
    eventSources: readEventSources(template),
    schedules: readSchedules(template),
    apis,
    identity: readIdentity(template),
    website: readWebsite(template, apis),
  };
  checkPermissions(template, system);
  return system;
}
