import type {
  BucketDefinition,
  MailDefinition,
  QueueDefinition,
  SecretDefinition,
  TableDefinition,
} from '../aws/definitions.ts';
import type { EventSource } from './event-sources.ts';
import type { FunctionDefinition } from './functions.ts';
import type { HttpApi } from './http-api.ts';
import type { IdentityDefinition } from './identity.ts';
import type { MailEventRule } from './mail.ts';
import type { ScheduleDefinition } from './schedules.ts';
import type { Website } from './website.ts';

/** The system that a template describes, as one machine can host it. */
export interface SystemDefinition {
  readonly tables: readonly TableDefinition[];
  readonly queues: readonly QueueDefinition[];
  readonly buckets: readonly BucketDefinition[];
  readonly secrets: readonly SecretDefinition[];
  readonly mail: Omit<MailDefinition, 'onEvent'>;
  readonly mailEventRules: readonly MailEventRule[];
  readonly functions: readonly FunctionDefinition[];
  readonly eventSources: readonly EventSource[];
  readonly schedules: readonly ScheduleDefinition[];
  readonly apis: readonly HttpApi[];
  readonly identity: IdentityDefinition;
  readonly website: Website;
}
