import * as z from 'zod';
import { ingestSubmission } from '../../shared/pipeline/ingest-submission.ts';
import { environment } from '../runtime/environment.ts';
import { bucket } from '../runtime/objects.ts';
import { pseudonymKey } from '../runtime/pseudonym-key.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';

const env = environment('UPLOADS_BUCKET', 'RECOMPUTE_QUEUE_URL', 'LETTER_QUEUE_URL', 'PSEUDONYM_SECRET_ARN');

/** What the bucket says of new files; a test event of S3 has no records. */
const bucketEvent = z.object({
  Records: z
    .array(z.object({ s3: z.object({ object: z.object({ key: z.string(), versionId: z.string().optional() }) }) }))
    .default([]),
});

const ports = {
  store,
  objects: bucket(env.UPLOADS_BUCKET),
  queues: { recompute: sender(env.RECOMPUTE_QUEUE_URL), letter: sender(env.LETTER_QUEUE_URL) },
  pseudonymKey: pseudonymKey(env.PSEUDONYM_SECRET_ARN),
  clock: () => new Date(),
};

export const handler = queueHandler(bucketEvent, async ({ Records }) => {
  for (const { s3 } of Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    await ingestSubmission(ports, { key, versionId: s3.object.versionId });
  }
});
