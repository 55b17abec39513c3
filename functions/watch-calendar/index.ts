import middy from '@middy/core';
import { watchCalendar } from '../../shared/pipeline/watch-calendar.ts';
import { environment } from '../runtime/environment.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';

const env = environment('EVALUATE_QUEUE_URL', 'DIGEST_QUEUE_URL', 'MAIL_QUEUE_URL', 'LETTER_QUEUE_URL');

const ports = {
  store,
  queues: {
    evaluate: sender(env.EVALUATE_QUEUE_URL),
    digest: sender(env.DIGEST_QUEUE_URL),
    mail: sender(env.MAIL_QUEUE_URL),
    letter: sender(env.LETTER_QUEUE_URL),
  },
  clock: () => new Date(),
};

export const handler = middy(() => watchCalendar(ports));
