import { mailRequest } from '../../shared/pipeline/messages.ts';
import { sendMail } from '../../shared/pipeline/send-mail.ts';
import { chartPng } from '../runtime/chart-png.ts';
import { environment } from '../runtime/environment.ts';
import { sesMailer } from '../runtime/mailer.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { store } from '../runtime/store.ts';

const env = environment('SITE_URL', 'MAIL_FROM', 'MAIL_CONFIGURATION_SET', 'MAIL_PER_SECOND', 'MAIL_PER_DAY');

const ports = {
  store,
  mailer: sesMailer(env.MAIL_FROM, env.MAIL_CONFIGURATION_SET),
  clock: () => new Date(),
  from: env.MAIL_FROM,
  siteUrl: env.SITE_URL,
  drawChart: chartPng,
  quota: { perSecond: Number(env.MAIL_PER_SECOND), perDay: Number(env.MAIL_PER_DAY) },
};

export const handler = queueHandler(mailRequest, (request) => sendMail(ports, request));
