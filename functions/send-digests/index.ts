import { digestRequest } from '../../shared/pipeline/messages.ts';
import { sendDigests } from '../../shared/pipeline/send-digests.ts';
import { chartPng } from '../runtime/chart-png.ts';
import { outbox } from '../runtime/outbox.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

const ports = { ...outbox, drawChart: chartPng };

export const handler = queueHandler(digestRequest, (request) => sendDigests(ports, request));
