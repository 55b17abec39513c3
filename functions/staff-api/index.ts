import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environment } from '../runtime/environment.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';
import { staffApi } from './api.ts';

const env = environment(
  'SITE_URL',
  'RECOMPUTE_QUEUE_URL',
  'EVALUATE_QUEUE_URL',
  'DIGEST_QUEUE_URL',
  'LETTER_QUEUE_URL',
);

export const handler = staffApi({
  store,
  queues: {
    recompute: sender(env.RECOMPUTE_QUEUE_URL),
    evaluate: sender(env.EVALUATE_QUEUE_URL),
    digest: sender(env.DIGEST_QUEUE_URL),
    letter: sender(env.LETTER_QUEUE_URL),
  },
  clock: () => new Date(),
  // Written down beside the bundle: to write it takes time and code that nothing else here needs.
  contract: async () => JSON.parse(await readFile(join(import.meta.dirname, 'openapi.json'), 'utf8')),
  siteUrl: env.SITE_URL.replace(/\/$/, ''),
});
