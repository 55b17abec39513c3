import { environment } from '../runtime/environment.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';
import { recipientApi } from './api.ts';

const env = environment('SITE_URL', 'DIGEST_QUEUE_URL', 'MAIL_QUEUE_URL');

export const handler = recipientApi({
  store,
  queues: { digest: sender(env.DIGEST_QUEUE_URL), mail: sender(env.MAIL_QUEUE_URL) },
  clock: () => new Date(),
  siteUrl: env.SITE_URL.replace(/\/$/, ''),
});
