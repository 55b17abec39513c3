import { loadSolver } from '../../shared/disclosure/solver.ts';
import { indicatorPeriod } from '../../shared/pipeline/messages.ts';
import { publishMeasures } from '../../shared/pipeline/publish-measures.ts';
import { environment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { sender } from '../runtime/queues.ts';
import { store } from '../runtime/store.ts';

const { EVALUATE_QUEUE_URL, PUBLISH_QUEUE_URL } = environment('EVALUATE_QUEUE_URL', 'PUBLISH_QUEUE_URL');
const queues = { evaluate: sender(EVALUATE_QUEUE_URL), publish: sender(PUBLISH_QUEUE_URL) };
const ports = { store, clock: () => new Date(), queues, solver: loadSolver };

export const handler = queueHandler(indicatorPeriod, (request) => publishMeasures(ports, request));
