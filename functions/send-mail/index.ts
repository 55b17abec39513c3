import { mailRequest } from '../../shared/pipeline/messages.ts';
import { sendMail } from '../../shared/pipeline/send-mail.ts';
import { chartPng } from '../runtime/chart-png.ts';
import { outbox } from '../runtime/outbox.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

const ports = { ...outbox, drawChart: chartPng };

export const handler = queueHandler(mailRequest, (request) => sendMail(ports, request));
