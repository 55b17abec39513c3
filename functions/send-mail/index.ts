import { mailRequest } from '../../shared/pipeline/messages.ts';
import { sendMail } from '../../shared/pipeline/send-mail.ts';
import { outbox } from '../runtime/outbox.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

export const handler = queueHandler(mailRequest, (request) => sendMail(outbox, request));
