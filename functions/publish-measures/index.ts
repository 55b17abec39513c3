import { indicatorPeriod } from '../../shared/pipeline/messages.ts';
import { publishMeasures } from '../../shared/pipeline/publish-measures.ts';
import { environment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';

const ports = { store, queues: { evaluate: sender(environment('EVALUATE_QUEUE_URL').EVALUATE_QUEUE_URL) } };

export const handler = queueHandler(indicatorPeriod, (request) => publishMeasures(ports, request));
