import * as z from 'zod';
import type { BucketDefinition, BucketNotification, LifecycleRule } from '../aws/definitions.ts';
import type { Template } from './template.ts';

const corsRule = z.strictObject({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).optional(),
  MaxAge: z.number().optional(),
});
const lifecycleRule = z.strictObject({
  Status: z.enum(['Enabled', 'Disabled']),
  Id: z.string().optional(),
  Prefix: z.string().optional(),
  ExpirationInDays: z.number().optional(),
  NoncurrentVersionExpiration: z.strictObject({ NoncurrentDays: z.number() }).optional(),
  /** Unfinished multipart uploads and lone delete markers: the local object store keeps neither. */
  AbortIncompleteMultipartUpload: z.unknown().optional(),
  ExpiredObjectDeleteMarker: z.unknown().optional(),
});
const bucketSchema = z.strictObject({
  VersioningConfiguration: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).optional(),
  LifecycleConfiguration: z.strictObject({ Rules: z.array(lifecycleRule) }).optional(),
});
const notificationSchema = z.strictObject({
  BucketName: z.string(),
  NotificationConfiguration: z.strictObject({
    QueueConfigurations: z
      .array(
        z.strictObject({
          Id: z.string().optional(),
          Events: z.array(z.string()),
          QueueArn: z.string(),
          Filter: z
            .strictObject({
              Key: z.strictObject({
                FilterRules: z.array(z.strictObject({ Name: z.enum(['prefix', 'suffix']), Value: z.string() })),
              }),
            })
            .optional(),
        }),
      )
      .default([]),
  }),
});

/** Only this machine's user reaches the local bucket, on their own disk; requests to it are not logged. */
const IGNORED = [
  'BucketName',
  'BucketEncryption',
  'PublicAccessBlockConfiguration',
  'OwnershipControls',
  'AccessControl',
  'LoggingConfiguration',
  'Tags',
];
/** The custom resource's own business with its provider, which the local host replaces. */
const PROVIDER = ['ServiceToken', 'Managed', 'SkipDestinationValidation'];

export function readBuckets(template: Template): BucketDefinition[] {
  const notifications = Map.groupBy(readNotifications(template), ({ bucket }) => bucket);
  return template.ofType('AWS::S3::Bucket').map((resource) => {
    const { VersioningConfiguration, CorsConfiguration, LifecycleConfiguration } = template.properties(
      resource,
      bucketSchema,
      IGNORED,
    );
    const name = template.ref(resource);
    return {
      name,
      versioned: VersioningConfiguration?.Status === 'Enabled',
      cors: (CorsConfiguration?.CorsRules ?? []).map((rule) => ({
        allowedOrigins: rule.AllowedOrigins,
        allowedMethods: rule.AllowedMethods,
        allowedHeaders: rule.AllowedHeaders,
        ...(rule.ExposedHeaders && { exposedHeaders: rule.ExposedHeaders }),
        ...(rule.MaxAge !== undefined && { maxAge: rule.MaxAge }),
      })),
      notifications: (notifications.get(name) ?? []).map(({ notification }) => notification),
      lifecycle: (LifecycleConfiguration?.Rules ?? []).filter(({ Status }) => Status === 'Enabled').map(toLifecycle),
    };
  });
}

function readNotifications(template: Template): { bucket: string; notification: BucketNotification }[] {
  return template.ofType('Custom::S3BucketNotifications').flatMap((resource) => {
    const { BucketName: bucket, NotificationConfiguration } = template.properties(
      resource,
      notificationSchema,
      PROVIDER,
    );
    return NotificationConfiguration.QueueConfigurations.map(({ Events, QueueArn, Filter }) => ({
      bucket,
      notification: {
        events: Events,
        queueArn: QueueArn,
        ...Object.fromEntries((Filter?.Key.FilterRules ?? []).map(({ Name, Value }) => [Name, Value])),
      },
    }));
  });
}

const toLifecycle = (rule: z.infer<typeof lifecycleRule>): LifecycleRule => ({
  ...(rule.Prefix !== undefined && { prefix: rule.Prefix }),
  ...(rule.ExpirationInDays !== undefined && { expirationDays: rule.ExpirationInDays }),
  ...(rule.NoncurrentVersionExpiration && {
    noncurrentExpirationDays: rule.NoncurrentVersionExpiration.NoncurrentDays,
  }),
});
