import * as z from 'zod';
import type { MailDefinition } from '../aws/definitions.ts';
import { arn } from './place.ts';
import type { Template } from './template.ts';

/** Events of SES that go to queues. */
export interface MailEventRule {
  readonly name: string;
  /** An EventBridge pattern. */
  readonly pattern: EventPattern;
  readonly queueArns: readonly string[];
}

/** Objects nest; a list holds the values allowed at that place. */
export type EventPattern = { readonly [field: string]: EventPattern | readonly string[] };

const patternSchema: z.ZodType<EventPattern> = z.lazy(() =>
  z.record(z.string(), z.union([z.array(z.string()), patternSchema])),
);
const identitySchema = z.object({ EmailIdentity: z.string() });
const destinationSchema = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string() }),
  }),
});
const ruleSchema = z.strictObject({
  EventPattern: patternSchema,
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.strictObject({
      Arn: z.string(),
      Id: z.string(),
      /** Delivery to a local queue does not fail for long: the event is kept and offered again. */
      DeadLetterConfig: z.unknown().optional(),
      RetryPolicy: z.unknown().optional(),
    }),
  ),
});

export function readMail(template: Template): Omit<MailDefinition, 'onEvent'> {
  const ses = (resource: string) => arn(template.place, 'ses', resource);
  const destinations = template
    .ofType('AWS::SES::ConfigurationSetEventDestination')
    .map((resource) => template.properties(resource, destinationSchema))
    .filter(({ EventDestination }) => EventDestination.Enabled);
  return {
    identities: template.ofType('AWS::SES::EmailIdentity').map((resource) => {
      const { EmailIdentity: name } = template.properties(resource, identitySchema, ['ConfigurationSetAttributes']);
      return { name, arn: ses(`identity/${name}`) };
    }),
    configurationSets: template.ofType('AWS::SES::ConfigurationSet').map((resource) => {
      const name = template.ref(resource);
      const own = destinations.filter(({ ConfigurationSetName }) => ConfigurationSetName === name);
      const types = own.flatMap(({ EventDestination }) => EventDestination.MatchingEventTypes);
      return { name, arn: ses(`configuration-set/${name}`), eventTypes: types.map((type) => type.toUpperCase()) };
    }),
  };
}

export const readMailEventRules = (template: Template): MailEventRule[] =>
  template.ofType('AWS::Events::Rule').flatMap((resource) => {
    const rule = template.properties(resource, ruleSchema, ['Name', 'Description', 'EventBusName']);
    if (rule.State === 'DISABLED') return [];
    return [
      {
        name: template.ref(resource),
        pattern: rule.EventPattern,
        queueArns: rule.Targets.map(({ Arn }) => Arn),
      },
    ];
  });

/**
 * Whether an event matches a pattern as EventBridge matches: each field of the pattern is in the event, with one of the
 * values listed; where the event has a list, one of its items.
 */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  if (typeof event !== 'object' || event === null) return false;
  const fields = event as Record<string, unknown>;
  return Object.entries(pattern).every(([field, wanted]) => {
    const actual = fields[field];
    if (!Array.isArray(wanted)) return matchesPattern(wanted as EventPattern, actual);
    return (Array.isArray(actual) ? actual : [actual]).some((value) => wanted.includes(value));
  });
}
