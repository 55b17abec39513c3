import middy from '@middy/core';
import { sweep } from '../../shared/pipeline/sweep.ts';
import { environment } from '../runtime/environment.ts';
import { bucket } from '../runtime/objects.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';

const env = environment(
  'UPLOADS_BUCKET',
  'UPLOADS_QUEUE_URL',
  'RECOMPUTE_QUEUE_URL',
  'PUBLISH_QUEUE_URL',
  'EVALUATE_QUEUE_URL',
  'MAIL_QUEUE_URL',
  'DIGEST_QUEUE_URL',
  'LETTER_QUEUE_URL',
);

const announce = sender(env.UPLOADS_QUEUE_URL);

const ports = {
  store,
  objects: bucket(env.UPLOADS_BUCKET),
  queues: {
    /** In the words of the bucket, so that the queue has one kind of message. */
    upload: (key: string) => announce({ Records: [{ s3: { object: { key: encodeURIComponent(key) } } }] }),
    recompute: sender(env.RECOMPUTE_QUEUE_URL),
    publish: sender(env.PUBLISH_QUEUE_URL),
    evaluate: sender(env.EVALUATE_QUEUE_URL),
    mail: sender(env.MAIL_QUEUE_URL),
    digest: sender(env.DIGEST_QUEUE_URL),
    letter: sender(env.LETTER_QUEUE_URL),
  },
  clock: () => new Date(),
};

export const handler = middy(() => sweep(ports));
