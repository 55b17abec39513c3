import { letterRequest } from '../../shared/pipeline/messages.ts';
import { writeToPartners } from '../../shared/pipeline/write-to-partners.ts';
import { environment } from '../runtime/environment.ts';
import { outbox } from '../runtime/outbox.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { sender } from '../runtime/queues.ts';

const ports = { ...outbox, queues: { letter: sender(environment('LETTER_QUEUE_URL').LETTER_QUEUE_URL) } };

export const handler = queueHandler(letterRequest, (request) => writeToPartners(ports, request));
