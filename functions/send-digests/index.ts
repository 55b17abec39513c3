import { digestRequest } from '../../shared/pipeline/messages.ts';
import { sendDigests } from '../../shared/pipeline/send-digests.ts';
import { outbox } from '../runtime/outbox.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

export const handler = queueHandler(digestRequest, (request) => sendDigests(outbox, request));
