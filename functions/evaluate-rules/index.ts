import { evaluateRules } from '../../shared/pipeline/evaluate-rules.ts';
import { evaluateRequest } from '../../shared/pipeline/messages.ts';
import { environment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';

const ports = {
  store,
  queues: { mail: sender(environment('MAIL_QUEUE_URL').MAIL_QUEUE_URL) },
  clock: () => new Date(),
};

export const handler = queueHandler(evaluateRequest, (request) => evaluateRules(ports, request));
