import { recomputeRequest } from '../../shared/pipeline/messages.ts';
import { recomputeMeasures } from '../../shared/pipeline/recompute-measures.ts';
import { environment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';

const { PUBLISH_QUEUE_URL, RECOMPUTE_QUEUE_URL } = environment('PUBLISH_QUEUE_URL', 'RECOMPUTE_QUEUE_URL');
const ports = { store, queues: { publish: sender(PUBLISH_QUEUE_URL), recompute: sender(RECOMPUTE_QUEUE_URL) } };

export const handler = queueHandler(recomputeRequest, (request) => recomputeMeasures(ports, request));
